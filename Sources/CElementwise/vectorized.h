#pragma once

// One copy for each generation of vector units; the loader picks the best that the machine has. That
// is before the thread sanitizer has begun, which would be called all the same.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define WATCHES_THREADS 1
#endif
#endif
#if defined(__x86_64__) && defined(__linux__) && !defined(WATCHES_THREADS)
#define VECTORIZED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define VECTORIZED
#endif

// A part of such a function, which is compiled as that is.
#define INLINED static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

// A loop whose result is an argument, number by number, or else overlaps none.
#define IN_PLACE _Pragma("clang loop vectorize(assume_safety)")
