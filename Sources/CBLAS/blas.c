#define _GNU_SOURCE
#include "blas.h"

#include <sys/mman.h>

#ifdef __APPLE__
#define ACCELERATE_NEW_LAPACK
#include <Accelerate/Accelerate.h>
#else
#include <cblas.h>
#endif

static enum CBLAS_TRANSPOSE op(bool transpose) { return transpose ? CblasTrans : CblasNoTrans; }

void blas_multiply_float(bool transpose_a, bool transpose_b, int rows, int columns, int inner,
                         float alpha, const float *a, const float *b, float beta, float *c) {
  cblas_sgemm(CblasRowMajor, op(transpose_a), op(transpose_b), rows, columns, inner, alpha, a,
              transpose_a ? rows : inner, b, transpose_b ? inner : columns, beta, c, columns);
}

void blas_multiply_double(bool transpose_a, bool transpose_b, int rows, int columns, int inner,
                          double alpha, const double *a, const double *b, double beta, double *c) {
  cblas_dgemm(CblasRowMajor, op(transpose_a), op(transpose_b), rows, columns, inner, alpha, a,
              transpose_a ? rows : inner, b, transpose_b ? inner : columns, beta, c, columns);
}

bool blas_has_room(void) {
  // Twice the greatest buffer that OpenBLAS is built with, and as much for all else of two threads.
  const size_t wanted = (size_t)512 << 20;
  void *room = mmap(NULL, wanted, PROT_NONE, MAP_PRIVATE | MAP_ANON, -1, 0);
  if (room == MAP_FAILED) return false;
  munmap(room, wanted);
  return true;
}

void blas_use_one_thread(void) {
#ifdef __APPLE__
  BLASSetThreading(BLAS_THREADING_SINGLE_THREADED);
#else
  openblas_set_num_threads(1);
#endif
}
