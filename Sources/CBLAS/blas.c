#define _GNU_SOURCE
#include "blas.h"

#include <stddef.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef __APPLE__
#define ACCELERATE_NEW_LAPACK
#include <Accelerate/Accelerate.h>
#define LENGTH_OF_TEXT
#define LENGTHS_OF_TEXTS
#else
#include <cblas.h>
// LAPACK is inside of OpenBLAS, but Debian has no header for it. Fortran passes the length of a text
// behind all other arguments.
#define LENGTH_OF_TEXT , 1
#define LENGTHS_OF_TEXTS , 1, 1
void spotrf_(const char *, const int *, float *, const int *, int *, size_t);
void ssyevd_(const char *, const char *, const int *, float *, const int *, float *, float *,
             const int *, int *, const int *, int *, size_t, size_t);
void dpotrf_(const char *, const int *, double *, const int *, int *, size_t);
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

static enum CBLAS_SIDE side(bool left) { return left ? CblasLeft : CblasRight; }

void blas_solve_float(bool left, bool transpose, int rows, int columns, const float *l, float *b) {
  cblas_strsm(CblasRowMajor, side(left), CblasLower, op(transpose), CblasNonUnit, rows, columns, 1,
              l, left ? rows : columns, b, columns);
}

void blas_solve_double(bool left, bool transpose, int rows, int columns, const double *l,
                       double *b) {
  cblas_dtrsm(CblasRowMajor, side(left), CblasLower, op(transpose), CblasNonUnit, rows, columns, 1,
              l, left ? rows : columns, b, columns);
}

// Fortran sees a row-major matrix transposed: what it takes for the upper triangle is our lower one.
bool blas_cholesky_float(int size, float *a) {
  int info;
  spotrf_("U", &size, a, &size, &info LENGTH_OF_TEXT);
  return info == 0;
}

bool blas_cholesky_double(int size, double *a) {
  int info;
  dpotrf_("U", &size, a, &size, &info LENGTH_OF_TEXT);
  return info == 0;
}

// The room that LAPACK documents for all vectors: it tells it in a float too, which rounds large ones.
bool blas_eigen_float(int size, float *a, float *values) {
  int info = 0, count = 1 + 6 * size + 2 * size * size, integers = 3 + 5 * size;
  float *work = malloc(sizeof(float) * (size_t)count);
  int *iwork = malloc(sizeof(int) * (size_t)integers);
  if (work && iwork)
    ssyevd_("V", "L", &size, a, &size, values, work, &count, iwork, &integers,
            &info LENGTHS_OF_TEXTS);
  bool is_done = work && iwork && info == 0;
  free(work);
  free(iwork);
  return is_done;
}

bool blas_has_room(size_t besides, size_t taken, bool makes_products) {
  size_t memory = (size_t)sysconf(_SC_PHYS_PAGES) * (size_t)sysconf(_SC_PAGESIZE);
  if (besides > memory || taken > memory - besides) return false;
  // Twice the greatest buffer that OpenBLAS is built with, and twice as much for all else; or the second
  // of them, and as much for all else.
  const size_t wanted = ((size_t)(makes_products ? 256 : 768) << 20) + besides;
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
