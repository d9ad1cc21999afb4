extern alias host;

using System.Text;
using System.Text.Json;
using JsonFields = host::Migrations.Build.Host.JsonFields;
using JsonLine = host::Migrations.Build.Host.JsonLine;

namespace Migrations.Build.Tasks.Tests;

/// <summary>The lines of the protocol, written and read by hand: what is written is JSON, and what is JSON is read.</summary>
[TestClass]
public sealed class ProtocolLineTests
{
    private const string Strange = "a\"b\\c\nd\te\u0001 {}[]:, ä 漢 😀 \u2028";

    [TestMethod]
    public void What_is_written_is_JSON_for_any_other_reader()
    {
        using JsonDocument line = JsonDocument.Parse(Written().AsMemory());

        Assert.AreEqual(Strange, line.RootElement.GetProperty("text").GetString());
        Assert.AreEqual(-3, line.RootElement.GetProperty("number").GetInt32());
        Assert.AreEqual(Strange, line.RootElement.GetProperty("object").GetProperty(Strange).GetString());
        Assert.AreEqual("", line.RootElement.GetProperty("last").GetString());
    }

    [TestMethod]
    public void What_is_written_is_read_again()
    {
        string line = Encoding.UTF8.GetString(Written());
        Assert.IsTrue(line.EndsWith("}\n", StringComparison.Ordinal));
        Assert.AreEqual(1, line.Count(c => c == '\n'), "one line");

        JsonFields fields = JsonFields.Parse(line.TrimEnd('\n'))!;

        Assert.AreEqual(Strange, fields.Text("text"));
        Assert.AreEqual(-3, fields.Number("number"));
        Assert.AreEqual(Strange, fields.Texts("object")[Strange]);
        Assert.IsEmpty(fields.Texts("empty"));
        Assert.AreEqual("", fields.Text("last"));
        Assert.IsNull(fields.Text("absent"));
    }

    [TestMethod]
    public void What_other_writers_escape_is_read()
    {
        string line = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["t"] = Strange });

        Assert.AreEqual(Strange, JsonFields.Parse(line)!.Text("t"));
        Assert.AreEqual("/\b\f\r", JsonFields.Parse("""{ "t" : "\/\b\f\r" }""")!.Text("t"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("Segmentation fault")]
    [DataRow("{")]
    [DataRow("{\"t\"")]
    [DataRow("{\"t\":}")]
    [DataRow("{\"t\":\"a}")]
    [DataRow("{\"t\":\"a\"")]
    [DataRow("{\"t\":\"a\"} more")]
    [DataRow("{\"t\":\"\\u12\"}")]
    [DataRow("{\"t\":\"\\x\"}")]
    [DataRow("{\"t\":[1]}")]
    [DataRow("{\"t\":{\"a\":{\"b\":\"c\"}}}")]
    public void A_line_that_is_no_message_is_none(string line) => Assert.IsNull(JsonFields.Parse(line));

    private static byte[] Written() => new JsonLine()
        .Add("text", Strange)
        .Add("number", -3)
        .Add("object", [new(Strange, Strange), new("b", "c")])
        .Add("empty", [])
        .Add("last", "")
        .ToUtf8();
}
