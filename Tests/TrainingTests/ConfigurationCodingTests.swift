import Datasets
import Foundation
import NeuralNet
import Testing
import Training

/// Configurations as JSON.
@Suite struct ConfigurationCodingTests {
  private func decode(_ json: String) throws -> Configuration {
    try JSONDecoder().decode(Configuration.self, from: Data(json.utf8))
  }

  private func json(_ configuration: Configuration) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(configuration), as: UTF8.self)
  }

  @Test func isWrittenAsOnTheCommandLine() throws {
    #expect(
      try json(Configuration())
        == #"{"activation":"sigmoid","batch":60,"data":"mnist","dropout":0,"hidden":"100,100,100","#
        + #""init":"gaussian:0.1","lr":0.5,"momentum":0,"no-shuffle":false,"noise":1,"norm":"none","norm-after":false,"optimizer":"sgd","#
        + #""seed":1,"skip":false,"weight-decay":0,"whiten-inputs":false}"#)
    #expect(try decode("{}") == Configuration())
  }

  /// Each key, a value that changes something, and one that is a mistake.
  private static let table: [(ConfigurationKey, taken: String, refused: [String])] = [
    (.hidden, "\"3,4\"", ["\"a,b\"", "\"\"", "0", "[3,4]"]),
    (.activation, "\"relu\"", ["\"swish\"", "1", "null"]),
    (.skips, "true", ["\"perhaps\"", "1"]),
    (.initialization, "\"gaussian:0.25\"", ["\"gaussian:\"", "\"gaussian:-1\"", "true"]),
    (.normalization, "\"detached-mean\"", ["\"instance\"", "{}"]),
    (.normalizesAfter, "true", ["\"perhaps\"", "1"]), (.twin, "\"layer\"", ["\"x\""]),
    (.noise, "0.5", ["-1", "101", "\"much\""]), (.groups, "20", ["7", "0", "-1", "100", "2.5"]),
    (.dropout, "0.5", ["1", "-0.1"]),
    (.rate, "1e-30", ["0", "-1", "\"fast\"", "[1]"]),
    (.optimizer, "\"adam\"", ["\"rmsprop\"", "1"]), (.momentum, "0.9", ["1", "\"x\""]),
    (.weightDecay, "0.01", ["1", "-0.1", "\"x\""]),
    (.batchSize, "7", ["1", "2.5", "-3"]),
    (.seed, "18446744073709551615", ["-1", "1.5", "18446744073709551616"]),
    (.data, "\"./a b/ü\"", ["[]", "null"]),
    (.examples, "100", ["59", "0", "-1", "60.5", "\"x\"", "null"]),
    (.whitensInputs, "true", ["\"perhaps\"", "1"]),
    (.keepsOrder, "true", ["\"perhaps\"", "1"]),
    (.shiftTest, "\"noise:0.5\"", ["\"noise\"", "\"blur:0\"", "0.5", "null"]),
    (.weights, "\"./a b.safetensors\"", ["\"\"", "null", "[]"]),
  ]

  @Test func everyKeyIsHonouredOrRefused() throws {
    #expect(Self.table.map(\.0) == ConfigurationKey.allCases)
    var seen = [Configuration()]
    for (key, taken, refused) in Self.table {
      let configuration = try decode("{\"\(key.rawValue)\":\(taken)}")
      #expect(!seen.contains(configuration), "\(key) changes nothing")
      #expect(try decode(json(configuration)) == configuration)
      seen.append(configuration)
      for value in refused {
        let error = #expect(throws: ConfigurationError.self) {
          try decode("{\"\(key.rawValue)\":\(value)}")
        }
        let text = try #require(error).inFile
        #expect(text.hasPrefix("\(key.rawValue): ") && !text.contains("\n"), "\(text)")
        #expect(text.contains(" not ") || text.contains("needed"), "\(text)")
      }
    }
  }

  @Test(arguments: [
    ("hiden", "hidden"), ("optimiser", "optimizer"), ("whiten_inputs", "whiten-inputs"),
    ("rl", "lr"), ("Batch", "batch"), ("activations", "activation"),
  ])
  func aMisspeltKeyIsToldTheNearest(written: String, meant: String) {
    let error = #expect(throws: ConfigurationError.self) { try decode("{\"\(written)\":1}") }
    let text = error?.description ?? ""
    #expect(text.hasPrefix("there is no key “\(written)”, perhaps \(meant) is meant; "))
    #expect(text.contains("hidden, activation, skip, "))
  }

  @Test func aKeyLikeNoOtherIsToldAll() {
    for name in ["temperature", String(repeating: "x", count: 100_000), "a\\nb"] {
      let error = #expect(throws: ConfigurationError.self) { try decode("{\"\(name)\":1}") }
      let text = error?.description ?? ""
      #expect(text.hasPrefix("there is no key “") && text.contains("”; there are hidden, "))
      #expect(text.count < 300 && !text.contains("\n"), "\(text)")
    }
  }

  @Test func onlySGDHasAMomentum() throws {
    #expect(try decode(#"{"momentum":0,"optimizer":"adam"}"#).rule == .adam)
    #expect(try decode(#"{"momentum":0.9,"optimizer":"sgd"}"#).rule == .sgd(momentum: 0.9))
    #expect(throws: ConfigurationError.self) { try decode(#"{"momentum":0.9,"optimizer":"adam"}"#) }
  }
}
