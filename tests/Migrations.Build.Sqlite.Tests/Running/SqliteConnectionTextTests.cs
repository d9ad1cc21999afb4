using System.Globalization;
using CsCheck;
using Migrations.Build.Sqlite.Running;

namespace Migrations.Build.Sqlite.Tests.Running;

[TestClass]
public sealed class SqliteConnectionTextTests
{
    [TestMethod]
    [DataRow("Data Source=a.db;Mode=Sometimes", "Sometimes")]
    [DataRow("Data Source=a.db;Default Timeout=soon")]
    [DataRow("Data Source=a.db;Foreign Keys=maybe")]
    [DataRow("Data Source=a.db;No Such Thing=1", "no such thing")]
    [DataRow("Data Source")]
    [DataRow("Mode=ReadOnly", "names no database file")]
    [DataRow("sqlite://host/a.db", "three slashes")]
    [DataRow("sqlite:///a.db?nothing=1", "nothing")]
    [DataRow("sqlite:///a.db?Default Timeout=soon", "Default Timeout")]
    [DataRow("sqlite:///a%00b")]
    public void What_cannot_be_read_is_a_coded_error(string text, string words = "") =>
        StringAssert.Contains(Refusal(text), words, StringComparison.OrdinalIgnoreCase);

    [TestMethod]
    [DataRow("Data Source=a.db;Password=a;topsecret=b")]
    [DataRow("Data Source=a.db;Password=a;topsecret")]
    [DataRow("Data Source=a.db;Password=a;Mode=topsecret")]
    [DataRow("sqlite:///a.db?password=a&topsecret=b")]
    public void A_refusal_shows_no_part_of_a_password(string text) =>
        Assert.DoesNotContain("topsecret", Refusal(text), StringComparison.OrdinalIgnoreCase);

    [TestMethod]
    public void Any_text_is_read_or_refused_by_its_code()
    {
        var part = OneOf(
            "sqlite:", "///", "Data Source=", "Mode=", "Cache=", "Password=", "Default Timeout=", "Foreign Keys=", "a.db", "file:", "ReadOnly", ":memory:", "?", "&", ";", "=", "'", "\"", "%", "%00", "\0", "\n", "..", " ", "1", "é");
        part.Array[0, 10].Select(string.Concat).Sample(
            text =>
            {
                try
                {
                    SqliteConnectionText.Parse(text, "/srv");
                }
                catch (MigrationException exception)
                {
                    Assert.AreEqual(DiagnosticCodes.InvalidConnectionString, exception.Code);
                }
            },
            iter: int.TryParse(Environment.GetEnvironmentVariable("MIGRATIONS_PROPERTY_COUNT"), CultureInfo.InvariantCulture, out var given) ? given * 100 : 5000);
    }

    private static string Refusal(string text)
    {
        var error = Assert.ThrowsExactly<MigrationException>(() => SqliteConnectionText.Parse(text, "/srv"));
        Assert.AreEqual(DiagnosticCodes.InvalidConnectionString, error.Code);
        return error.ToString();
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
