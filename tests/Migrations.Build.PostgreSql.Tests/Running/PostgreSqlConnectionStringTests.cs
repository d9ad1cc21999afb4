using System.Globalization;
using CsCheck;
using Migrations.Build.PostgreSql.Running;
using Migrations.Build.Tests.PostgreSql;
using Npgsql;

namespace Migrations.Build.PostgreSql.Tests.Running;

[TestClass]
public sealed class PostgreSqlConnectionStringTests
{
    [TestMethod]
    [DataRow("postgresql://user:p%40ss@host:5433/db?sslmode=require", "Host=host;Port=5433;Username=user;Password=p@ss;Database=db;SSL Mode=Require")]
    [DataRow("postgres://host", "Host=host")]
    [DataRow("postgresql:///db", "Database=db;Host=localhost")]
    [DataRow("postgresql://", "Host=localhost")]
    [DataRow("PostgreSQL://me@host/", "Host=host;Username=me")]
    [DataRow("postgresql+psycopg2://me:x@host/db", "Host=host;Username=me;Password=x;Database=db")]
    [DataRow("postgresql://me:p@ss@host/db", "Host=host;Username=me;Password=p@ss;Database=db")]
    [DataRow("postgresql://me:a%2Fb%3Ac%23%3F@host/d%20b", "Host=host;Username=me;Password=a/b:c#?;Database=d b")]
    [DataRow("postgresql://[::1]:5433/db", "Host=::1;Port=5433;Database=db")]
    [DataRow("postgresql://a:1,b:2/db?target_session_attrs=read-write", "Host=a:1,b:2;Database=db;Target Session Attributes=read-write")]
    [DataRow("postgresql:///db?host=/var/run/postgresql&user=me&port=6000", "Host=/var/run/postgresql;Username=me;Port=6000;Database=db")]
    [DataRow("postgresql://host/db?sslmode=verify-full&sslrootcert=/ca.pem&application_name=x&connect_timeout=5", "Host=host;Database=db;SSL Mode=VerifyFull;Root Certificate=/ca.pem;Application Name=x;Timeout=5")]
    [DataRow("postgresql://host/db?Search Path=app&Command Timeout=9&options=-c%20geqo%3Doff", "Host=host;Database=db;Search Path=app;Command Timeout=9;Options=-c geqo=off")]
    [DataRow("Server=host;User Id=me;Pwd='a;b=c';Database=db", "Host=host;Username=me;Password='a;b=c';Database=db")]
    [DataRow("host=h;dbname=d;user=me", "Host=h;Database=d;Username=me")]
    public void Both_forms_are_read(string text, string expected) => Assert.AreEqual(
        new NpgsqlConnectionStringBuilder(expected).ConnectionString.Split(';').Order(StringComparer.Ordinal).Aggregate((a, b) => $"{a};{b}"),
        PostgreSqlConnectionString.Parse(text).ConnectionString.Split(';').Order(StringComparer.Ordinal).Aggregate((a, b) => $"{a};{b}"));

    [TestMethod]
    [DataRow("postgresql://me:topsecret/x@host/db")]
    [DataRow("postgresql://me:topsecret@host:port/db")]
    [DataRow("postgresql://me:topsecret@host/db?no_such_thing=1", "no_such_thing")]
    [DataRow("postgresql://me:topsecret@host/db?sslmode=maybe", "sslmode")]
    [DataRow("Host=h;Password=a;topsecret=b")]
    [DataRow("Host=h;Password=a;topsecret")]
    [DataRow("Host=h;No Such Thing=1", "no such thing")]
    [DataRow("topsecret")]
    [DataRow("postgresql://me:1234/topsecret@host/db")]
    [DataRow("postgresql://me:pa?topsecret=1@host/db")]
    [DataRow("postgresql://host/db?password=a&topsecret=1")]
    public void What_cannot_be_read_is_a_coded_error_that_shows_no_secret(string text, string? named = null)
    {
        var refusal = Assert.ThrowsExactly<MigrationException>(() => PostgreSqlConnectionString.Parse(text));
        Assert.AreEqual(DiagnosticCodes.InvalidConnectionString, refusal.Code);
        Assert.IsFalse(refusal.ToString().Contains("topsecret", StringComparison.OrdinalIgnoreCase), refusal.ToString());
        if (named is not null)
        {
            StringAssert.Contains(refusal.Message, $"'{named}'", StringComparison.Ordinal);
        }
    }

    [TestMethod]
    public async Task A_password_with_every_odd_character_connects_by_url_and_by_keywords()
    {
        var server = PostgreSqlServer.Instance;
        var password = Uri.EscapeDataString(PostgreSqlServer.Password);
        await using var byUrl = await TestSession.OpenAsync(string.Create(CultureInfo.InvariantCulture, $"postgresql://postgres:{password}@127.0.0.1:{server.Port}/postgres"));
        await using var byKeywords = await TestSession.OpenAsync(server.ConnectionString("postgres"));
        Assert.AreEqual(byUrl.Description, byKeywords.Description);
    }

    [TestMethod]
    [DataRow("postgresql://postgres:topsecret@127.0.0.1:{port}/postgres", DiagnosticCodes.AuthenticationFailed, "refuses the user or the password")]
    [DataRow("postgresql://postgres@127.0.0.1:{port}/postgres", DiagnosticCodes.AuthenticationFailed, "asks for a password")]
    [DataRow("postgresql://postgres:{password}@127.0.0.1:{port}/nowhere", DiagnosticCodes.DatabaseNotFound, "CREATE DATABASE")]
    [DataRow("postgresql://postgres:topsecret@127.0.0.1:1/postgres", DiagnosticCodes.ServerUnreachable, "no server answers")]
    [DataRow("postgresql://postgres:topsecret@no.such.host.invalid/postgres", DiagnosticCodes.ServerUnreachable, "no server answers")]
    [DataRow("postgresql://postgres:{password}@127.0.0.1:{port}/postgres?sslmode=require", DiagnosticCodes.CannotOpenDatabase, "SSL")]
    public async Task A_failed_connection_is_a_coded_error_that_names_the_place_and_the_way_out(string url, string code, string says)
    {
        var filled = url
            .Replace("{port}", PostgreSqlServer.Instance.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{password}", Uri.EscapeDataString(PostgreSqlServer.Password), StringComparison.Ordinal);
        var refusal = await Assert.ThrowsExactlyAsync<MigrationException>(() => TestSession.OpenAsync(filled));
        Assert.AreEqual(code, refusal.Code, refusal.Message);
        StringAssert.Contains(refusal.Message, says, StringComparison.Ordinal);
        StringAssert.Contains(refusal.Message, "Cannot connect to PostgreSQL, database '", StringComparison.Ordinal);
        Assert.IsFalse(refusal.ToString().Contains("topsecret", StringComparison.Ordinal) || refusal.ToString().Contains(PostgreSqlServer.Password, StringComparison.Ordinal), refusal.ToString());
    }

    /// <summary>Any text; and passwords that were not escaped, so that their parts get where names of settings, hosts and databases stand.</summary>
    [TestMethod]
    public void Any_text_is_read_or_refused_by_its_code_and_shows_no_part_of_a_password()
    {
        var part = OneOf("planted", "secret", "@", "/", ":", "#", "?", ";", "=", "'", "\"", "&", "%", "%zz", " ", "\0", "1234", "\n", "\\");
        var password = part.Array[1, 8].Select(string.Concat);
        var template = OneOf(
            "postgresql://me:{0}@host/db", "postgresql://me:{0}@host:5432", "postgresql://host/db?user=me&password={0}&sslmode=require",
            "Host=h;Password={0};Database=db", "Host=h;Pwd='{0}'", "Password=\"{0}\";Host=h", "{0}");
        Gen.Select(template, password).Sample(
            (form, text) =>
            {
                var said = SaidOf(form.Replace("{0}", text, StringComparison.Ordinal));
                return form == "{0}" || !said.Contains("planted", StringComparison.OrdinalIgnoreCase) && !said.Contains("secret", StringComparison.OrdinalIgnoreCase);
            },
            iter: int.TryParse(Environment.GetEnvironmentVariable("MIGRATIONS_PROPERTY_ITERATIONS"), CultureInfo.InvariantCulture, out var given) ? given * 100 : 5000,
            print: pair => pair.ToString());
    }

    /// <summary>What people get to see of a connection string: the refusal, or the place that messages name.</summary>
    private static string SaidOf(string text)
    {
        try
        {
            return ConnectionFailure.Place(PostgreSqlConnectionString.Parse(text));
        }
        catch (MigrationException exception)
        {
            return $"{exception.Message} {exception.InnerException?.Message}";
        }
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
