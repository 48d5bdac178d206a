import Dashboard
import Drawing
import Foundation
import Interchange
import Telemetry

/// A view as two files in the working directory: a picture, and the numbers behind it.
struct SavedView {
  private let picture: String
  private let table: NumberTable
  private let name: String

  /// What the screen shows now, for the ground of `theme`.
  init(_ canvas: Canvas, _ snapshot: Snapshot, _ state: ViewState, _ theme: Theme) {
    picture = canvas.svg(theme)
    table = NumberTable(snapshot, state)
    let step = snapshot.networks.map(\.current.step).max() ?? 0
    name = "normscope-\(state.view.name.lowercased())-step-\(step)"
  }

  /// Writes both files under a name that is free, and returns what to tell the user.
  ///
  /// Nothing is ever overwritten; a disk that is full or may not be written to is said, too.
  func write() -> String {
    for attempt in 1...999 {
      let base = attempt == 1 ? name : "\(name)-\(attempt)"
      do {
        let (image, numbers) = (URL(filePath: base + ".svg"), URL(filePath: base + ".csv"))
        try NewFiles.write(picture, to: image)
        do { try NewFiles.write(csv(header: table.header, rows: table.rows), to: numbers) } catch {
          unlink(base + ".svg")
          throw error
        }
        return "saved \(base).svg and .csv in \(FileManager.default.currentDirectoryPath)"
      } catch let error as SystemError where error.number == EEXIST {
        continue
      } catch {
        return "not saved: \(base): \(SystemError(behind: error))"
      }
    }
    return "not saved: \(name) and 998 other names are taken"
  }
}
