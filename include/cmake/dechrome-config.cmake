# find_package(dechrome) after `cargo cinstall`:
#
#   dechrome::dechrome   the shared library, or the static one where no shared one is installed
#   dechrome::static     the static library, with the libraries of the system that it needs
#
# Both carry the folder of dechrome.h and dechrome.hpp. This file stands in <prefix>/share/dechrome/cmake; the prefix may be moved.

get_filename_component(_dechrome_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
set(_dechrome_places lib lib64)
if(CMAKE_LIBRARY_ARCHITECTURE)
    list(PREPEND _dechrome_places "lib/${CMAKE_LIBRARY_ARCHITECTURE}")
endif()

# What the static library needs of the system, as rustc names it.
if(WIN32)
    set(_dechrome_system kernel32 ntdll userenv ws2_32 dbghelp)
elseif(APPLE)
    set(_dechrome_system System c m)
else()
    set(_dechrome_system gcc_s util rt pthread m dl c)
endif()

find_path(dechrome_INCLUDE_DIR dechrome.h HINTS "${_dechrome_prefix}/include" NO_DEFAULT_PATH)
find_library(dechrome_STATIC_LIBRARY NAMES libdechrome.a dechrome.lib HINTS "${_dechrome_prefix}"
    PATH_SUFFIXES ${_dechrome_places} NO_DEFAULT_PATH)
find_library(dechrome_SHARED_LIBRARY NAMES libdechrome.so libdechrome.dylib dechrome.dll.lib libdechrome.dll.a
    HINTS "${_dechrome_prefix}" PATH_SUFFIXES ${_dechrome_places} NO_DEFAULT_PATH)
mark_as_advanced(dechrome_INCLUDE_DIR dechrome_STATIC_LIBRARY dechrome_SHARED_LIBRARY)

# An imported target: UNKNOWN, for the linker knows by the file what it is.
macro(_dechrome_target name file)
    if(NOT TARGET dechrome::${name})
        add_library(dechrome::${name} UNKNOWN IMPORTED)
        set_target_properties(dechrome::${name} PROPERTIES
            IMPORTED_LOCATION "${file}"
            INTERFACE_INCLUDE_DIRECTORIES "${dechrome_INCLUDE_DIR}")
    endif()
endmacro()

if(dechrome_STATIC_LIBRARY)
    _dechrome_target(static "${dechrome_STATIC_LIBRARY}")
    set_target_properties(dechrome::static PROPERTIES INTERFACE_LINK_LIBRARIES "${_dechrome_system}")
endif()
if(dechrome_SHARED_LIBRARY)
    _dechrome_target(dechrome "${dechrome_SHARED_LIBRARY}")
elseif(dechrome_STATIC_LIBRARY)
    _dechrome_target(dechrome "${dechrome_STATIC_LIBRARY}")
    set_target_properties(dechrome::dechrome PROPERTIES INTERFACE_LINK_LIBRARIES "${_dechrome_system}")
endif()

include(FindPackageHandleStandardArgs)
if(dechrome_SHARED_LIBRARY)
    find_package_handle_standard_args(dechrome REQUIRED_VARS dechrome_SHARED_LIBRARY dechrome_INCLUDE_DIR
        VERSION_VAR dechrome_VERSION)
else()
    find_package_handle_standard_args(dechrome REQUIRED_VARS dechrome_STATIC_LIBRARY dechrome_INCLUDE_DIR
        VERSION_VAR dechrome_VERSION)
endif()
