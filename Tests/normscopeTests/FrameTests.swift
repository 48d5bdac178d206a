import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `normscope frame`: the live screen as text or as a picture.
@Suite struct FrameTests {
  private func frame(_ options: String...) throws -> String {
    let outcome = try Outcome.of(Program.path(), ["frame"] + options)
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
    return outcome.output
  }

  private func lines(_ text: String) -> [String] {
    #expect(text.hasSuffix("\n"))
    return text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(
    arguments: [(60, 16), (80, 24), (120, 40), (200, 50), (300, 100)],
    [[], ["--compare"], ["--view", "learning"], ["--view", "learning", "--compare"]])
  func hasExactlyTheSizeAskedFor(size: (Int, Int), options: [String]) throws {
    let arguments = ["--data", "moons", "--step", "30", "--size", "\(size.0)x\(size.1)"]
    let outcome = try Outcome.of(Program.path(), ["frame"] + arguments + options)
    let lines = lines(outcome.output)
    #expect(lines.count == size.1)
    for line in lines { #expect(line.unicodeScalars.count == size.0, "\(line)") }
    #expect(lines[0].hasPrefix(" normscope ") && lines[1].contains("step 30"))
  }

  @Test(arguments: ["59x16", "60x15", "20x5", "1x1", "1x100", "1000x1"])
  func whatIsTooSmallToShowAnythingIsRefused(size: String) throws {
    let outcome = try Program.run("frame", "--data", "moons", "--size", size)
    #expect(outcome.status == 2 && outcome.output == "")
    #expect(outcome.errors.contains("from 60x16 "), "\(outcome.errors)")
  }

  @Test(arguments: [[], ["--view", "learning"]]) func asciiIsPure(options: [String]) throws {
    let arguments = ["frame", "--ascii", "--compare", "--step", "40", "--toggle-at", "20"]
    let text = try Outcome.of(Program.path(), arguments + options).output
    #expect(text.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0A })
    #expect(text.contains(options.isEmpty ? "###" : "loss, cross-entropy in nats"))
    #expect(!text.contains("?  help") && text.contains("? help"))
  }

  @Test func theSameFrameTwiceIsTheSame() throws {
    let options = ["frame", "--step", "120", "--compare", "--toggle-at", "60"]
    let texts = try (0..<2).map { _ in try Outcome.of(Program.path(), options).output }
    #expect(texts[0] == texts[1] && texts[0].count > 1000)
  }

  /// The points of a network that ends early are all there, however far it was to go.
  @Test func aNetworkThatDivergesKeepsItsPast() throws {
    let options = [
      "frame", "--activation", "relu", "--init", "he", "--hidden", "100,100,100,100,100,100",
      "--lr", "1", "--view", "learning", "--step",
    ]
    let frames = try ["250", "20000"].map { try Outcome.of(Program.path(), options + [$0]).output }
    #expect(frames[0].contains("diverged"))
    #expect(frames[0] == frames[1])
  }

  @Test(arguments: ["snap", "graft"]) func togglesAtAStep(insertion: String) throws {
    let text = try frame(
      "--data", "moons", "--step", "30", "--toggle-at", "10", "--insertion", insertion, "--view",
      "learning")
    let manner = insertion == "snap" ? "" : " (\(insertion))"
    #expect(text.contains("b batch norm in\(manner) at 10"))
    let removed = try frame(
      "--data", "moons", "--norm", "batch", "--step", "9", "--toggle-at", "9", "--removal", "drop",
      "--view", "learning")
    #expect(removed.contains("batch norm out (drop) at 9"))
  }

  /// Counts what an XML document holds; its parser stops at what is not well-formed.
  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [String: Int] = [:]
    var text = ""
    var root: [String: String] = [:]

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      if elements.isEmpty { root = attributes }
      elements[name, default: 0] += 1
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  }

  @Test(arguments: [[], ["--view", "learning"], ["--ascii"], ["--size", "60x16"]])
  func svgIsWellFormed(options: [String]) throws {
    let arguments = ["frame", "--format", "svg", "--compare", "--step", "30"]
    let svg = try Outcome.of(Program.path(), arguments + options).output
    let parser = XMLParser(data: Data(svg.utf8))
    let reader = Reader()
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(reader.elements["svg"] == 1)
    #expect(reader.text.contains("normscope"))
    #expect(reader.root["xmlns"] == "http://www.w3.org/2000/svg")
  }

  @Test(arguments: [("dark", "#0f1419"), ("light", "#fdfdfb")])
  func svgHasTheGroundOfItsTheme(theme: String, ground: String) throws {
    let svg = try frame(
      "--data", "moons", "--format", "svg", "--theme", theme, "--view", "answers")
    #expect(svg.contains("<rect width=\"100%\" height=\"100%\" fill=\"\(ground)\"/>"))
    let unnamed = try frame("--data", "moons", "--format", "svg", "--view", "answers")
    #expect((unnamed == svg) == (theme == "dark"))
  }
}
