using System.Net;
using System.Numerics;
using System.Text.Json;
using Migrations.Build.Sql;
using Migrations.Build.Tests.PostgreSql;
using Npgsql;

namespace Migrations.Build.PostgreSql.Tests.Sql;

[TestClass]
public sealed class LiteralTests
{
    private static readonly Dialect Dialect = PostgreSqlProvider.Instance.Dialect;

    private static readonly (object? Value, string Literal, string Type, string Text)[] Literals =
    [
        (null, "NULL", "text", ""),
        ("it's \\ \"ü\" \n$$", "'it''s \\ \"ü\" \n$$'", "text", "it's \\ \"ü\" \n$$"),
        ('\'', "''''", "text", "'"),
        (true, "true", "boolean", "true"),
        (-5, "-5", "integer", "-5"),
        (long.MinValue, "-9223372036854775808", "bigint", "-9223372036854775808"),
        (ulong.MaxValue, "18446744073709551615", "numeric", "18446744073709551615"),
        (BigInteger.Pow(10, 30), "1000000000000000000000000000000", "numeric", "1000000000000000000000000000000"),
        (1.50m, "1.50", "numeric", "1.50"),
        (0.1, "0.1", "double precision", "0.1"),
        (1e300, "1E+300", "double precision", "1e+300"),
        (double.NaN, "'NaN'::double precision", "double precision", "NaN"),
        (double.NegativeInfinity, "'-Infinity'::double precision", "double precision", "-Infinity"),
        (float.PositiveInfinity, "'Infinity'::real", "real", "Infinity"),
        (new byte[] { 0, 255 }, "'\\x00ff'", "bytea", "\\x00ff"),
        (Array.Empty<byte>(), "'\\x'", "bytea", "\\x"),
        (Guid.Parse("00000001-0000-4000-8000-000000000001"), "'00000001-0000-4000-8000-000000000001'", "uuid", "00000001-0000-4000-8000-000000000001"),
        (new DateOnly(2024, 1, 2), "'2024-01-02'", "date", "2024-01-02"),
        (new TimeOnly(1, 2, 3, 456), "'01:02:03.456'", "time", "01:02:03.456"),
        (new DateTime(2024, 1, 2, 3, 4, 5).AddTicks(1234567), "'2024-01-02 03:04:05.123456'", "timestamp", "2024-01-02 03:04:05.123456"),
        (new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc), "'2024-01-02 03:04:05+00'", "timestamptz", "2024-01-02 03:04:05+00"),
        (new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromMinutes(-330)), "'2024-01-02 03:04:05-05:30'", "timestamptz", "2024-01-02 08:34:05+00"),
        (new TimeSpan(1, 2, 3, 4, 5), "'1 days 02:03:04.005000'", "interval", "1 day 02:03:04.005"),
        (TimeSpan.FromHours(-30), "'-1 days -06:00:00.000000'", "interval", "-1 days -06:00:00"),
        (new[] { 1, 2 }, "'{\"1\",\"2\"}'", "integer[]", "{1,2}"),
        (new[] { "a,b", null, "\"\\", "NULL" }, "'{\"a,b\",NULL,\"\\\"\\\\\",\"NULL\"}'", "text[]", "{\"a,b\",NULL,\"\\\"\\\\\",\"NULL\"}"),
        (new[] { new[] { 1 }, new[] { 2 } }, "'{{\"1\"},{\"2\"}}'", "integer[]", "{{1},{2}}"),
        (JsonSerializer.SerializeToElement(new { a = "it's" }), "'{\"a\":\"it\\u0027s\"}'", "jsonb", "{\"a\": \"it's\"}"),
        (IPAddress.Loopback, "'127.0.0.1'", "inet", "127.0.0.1/32"),
        (SqlExpression.Value("x"), "'x'", "text", "x"),
        (SqlExpression.Sql("1 + 1"), "1 + 1", "integer", "2"),
    ];

    [TestMethod]
    public async Task Each_value_is_written_as_the_server_reads_it()
    {
        await using var connection = new NpgsqlConnection(PostgreSqlServer.Instance.ConnectionString("postgres"));
        await connection.OpenAsync();
        foreach (var (value, literal, type, text) in Literals)
        {
            Assert.AreEqual(literal, Dialect.Literal(value));
            await using var command = new NpgsqlCommand($"SELECT coalesce(({Dialect.Literal(value)})::{type}::text, '')", connection);
            Assert.AreEqual(text, await command.ExecuteScalarAsync(), literal);
        }
    }

    [TestMethod]
    public void What_cannot_be_written_is_a_coded_error()
    {
        foreach (var value in new object[] { "a\0b", new object(), new Dictionary<string, string>() })
        {
            Assert.AreEqual(DiagnosticCodes.ValueNotSupported, Assert.ThrowsExactly<MigrationException>(() => Dialect.Literal(value)).Code);
        }
    }

    [TestMethod]
    [DataRow("plain", "plain")]
    [DataRow("a_1$", "a_1$")]
    [DataRow("Upper", "\"Upper\"")]
    [DataRow("select", "\"select\"")]
    [DataRow("time", "\"time\"")]
    [DataRow("1st", "\"1st\"")]
    [DataRow("a\"b", "\"a\"\"b\"")]
    [DataRow("a.b", "\"a.b\"")]
    [DataRow("ü", "\"ü\"")]
    public void A_name_is_quoted_only_where_it_must_be(string name, string quoted) => Assert.AreEqual(quoted, Dialect.Quote(name));

    [TestMethod]
    public async Task Every_word_that_the_server_quotes_is_quoted()
    {
        await using var connection = new NpgsqlConnection(PostgreSqlServer.Instance.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT word, quote_ident(word) FROM pg_get_keywords()", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (reader.GetString(0) != reader.GetString(1))
            {
                Assert.AreEqual(reader.GetString(1), Dialect.Quote(reader.GetString(0)));
            }
        }
    }
}
