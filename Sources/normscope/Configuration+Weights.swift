import Datasets
import Foundation
import Interchange
import Training

extension Configuration {
  /// Reads the file of weights that it begins with, if there is one, as those of a network that learns
  /// `dataset`.
  ///
  /// Exits with 1 and a line that says what is wrong where the file can't be read or is of other layers;
  /// that is decided by its header alone.
  mutating func readWeights(for dataset: Dataset) throws {
    guard let file = weights?.file else { return }
    do {
      var status = stat()
      guard stat(file, &status) == 0 else { throw SystemError() }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw Failure(message: "--init-weights: \(file) is no regular file", status: 1)
      }
      let data = try Data(contentsOf: URL(filePath: file), options: .alwaysMapped)
      weights = try StartingWeights(
        data, file: file, sizes: [dataset.inputs] + hidden + [dataset.classes])
    } catch let error as SafeTensorsError {
      throw Failure(message: "--init-weights: \(file): \(error)", status: 1)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure.ofFile(file, "read", error, option: "--init-weights")
    }
  }
}
