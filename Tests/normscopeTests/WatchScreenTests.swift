import EventFiles
import Foundation
import LogFixtures
import Testing

/// The live screen over logs that another program writes meanwhile.
struct WatchScreenTests {
  private func append(_ events: [TBEvent], to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    if !FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) {
      try Data().write(to: file)
    }
    let handle = try FileHandle(forWritingTo: file)
    try handle.seekToEnd()
    try handle.write(contentsOf: events.flatMap { EventRecord.bytes(of: $0) })
    try handle.close()
  }

  private func event(_ step: Int, _ tag: String = "act/1") -> TBEvent {
    TBEvent(
      step: step, wallTime: 1e9 + Double(step),
      [.histogram(tag, lower: Double(step) / 100, counts: [1, 2, 1])])
  }

  @Test func waitsForALogAndFollowsIt() throws {
    try Tmux.open(width: 160, height: 44) { terminal in
      let file = terminal.directory.appending(path: "logs/run/tfevents.1")
      try terminal.type("stty -a >before; sh n watch logs; echo $? >status; stty -a >after")
      try terminal.wait(for: "no event file in logs yet: waiting for one")
      try append([event(0), event(50)], to: file)
      try terminal.wait(for: "step 50")
      // A record that is cut off waits for its rest.
      let next = EventRecord.bytes(of: event(100))
      let handle = try FileHandle(forWritingTo: file)
      try handle.seekToEnd()
      try handle.write(contentsOf: next.prefix(30))
      try handle.write(contentsOf: next.dropFirst(30))
      try terminal.wait(for: "step 100")
      try append([event(150)], to: file)
      try terminal.wait(for: "step 150")
      // Time goes by logged moments.
      try terminal.press("Left")
      try terminal.wait(for: "step 100 of 150")
      try terminal.press("m")
      try terminal.press("End")
      try terminal.wait(for: "step 150")
      try terminal.press("4")
      try terminal.wait(for: "Since step 100")
      // A log takes no commands.
      try terminal.press("b")
      try terminal.wait(for: "a log takes no commands: another program trains")
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test func twoRunsAreTwins() throws {
    try Tmux.open(width: 160, height: 44) { terminal in
      let logs = Logs.folder.appending(path: "torch").path(percentEncoded: false)
      try terminal.type(
        "stty -a >before; sh n watch '\(logs)' --run plain; echo $? >status; stty -a >after")
      try terminal.wait(for: "step 400")
      try terminal.press("c")
      let twins = try terminal.wait(for: "twins") {
        $0.text.contains("┌ ● plain ") && $0.text.contains("┌ batchnorm ")
      }
      #expect(!twins.text.contains("same first weights"))
      #expect(twins.flaws(width: 160, height: 44) == [])
      for view in 1...9 {
        try terminal.press("\(view)")
        let picture = try terminal.settled()
        #expect(picture.flaws(width: 160, height: 44) == [], "view \(view)")
      }
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test func runsAndTagsAreChosenAndViewsSaved() throws {
    try Tmux.open(width: 120, height: 40) { terminal in
      let logs = Logs.folder.path(percentEncoded: false)
      try terminal.type(
        "stty -a >before; sh n watch '\(logs)' --run torch/plain; echo $? >status; stty -a >after")
      try terminal.wait(for: "step 400")
      try terminal.press("C")
      let list = try terminal.wait(for: "Runs, and where they end")
      #expect(list.text.contains("━ torch/plain") && list.text.contains("tensorflow/summary"))
      try terminal.press("Up", "Space")
      try terminal.wait(for: "twins") {
        $0.text.contains("torch/plain ") && $0.text.contains("┌ torch/batchnorm ")
      }
      try terminal.press("/")
      try terminal.wait(for: "tags: _")
      try terminal.type("/(/")
      try terminal.wait(for: "this is no regular expression; Esc cancels")
      try terminal.press("Escape")
      try terminal.press("/")
      try terminal.wait(for: "tags: _")
      try terminal.type("no such tag")
      try terminal.wait(for: "no histogram’s tag has no such tag in it: / chooses other tags")
      // Without a filter all is back.
      try terminal.press("/")
      try terminal.wait(for: "tags: no such tag_")
      for _ in 0..<11 { try terminal.press("BSpace") }
      try terminal.press("Enter")
      try terminal.wait(for: "showing the histograms that were shown to begin with")
      try terminal.press("8")
      try terminal.wait(for: "loss/train")
      for view in 1...9 {
        try terminal.press("\(view)")
        _ = try terminal.settled()
        try terminal.press("o")
        try terminal.wait(for: "saved normscope-")
      }
      let saved = try FileManager.default.contentsOfDirectory(
        atPath: terminal.directory.path(percentEncoded: false)
      ).filter { $0.hasPrefix("normscope-") }
      #expect(saved.count { $0.hasSuffix(".svg") } == 9)
      #expect(saved.count { $0.hasSuffix(".csv") } == 9)
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }

  @Test func tagsAreShownAndNeverObeyed() throws {
    try Tmux.open(width: 160, height: 44) { terminal in
      let tags = ["a/\u{1B}[31mred", "a/\u{9B}2J", "a/\u{202E}left", "a/\u{1B}]0;title\u{7}b"]
      let events = [0, 50].flatMap { step in tags.map { event(step, $0) } }
      try append(events, to: terminal.directory.appending(path: "logs/tfevents"))
      try terminal.type("stty -a >before; sh n watch logs; echo $? >status; stty -a >after")
      try terminal.wait(for: "step 50")
      let modes = try terminal.modes()
      for view in 1...9 {
        try terminal.press("\(view)")
        let picture = try terminal.settled()
        #expect(picture.flaws(width: 160, height: 44) == [], "view \(view)")
      }
      #expect(try terminal.modes() == modes)
      #expect(try terminal.tell("#{pane_title}") != "title")
      try terminal.press("q")
      try terminal.expectRestored(status: 0)
    }
  }
}
