using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.Reliability.Tests;

/// <summary>A server with TLS, whose certificate is for the name localhost and signed by an authority of the tests' own.</summary>
[TestClass]
public sealed class EncryptionTests
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("migrations-build-tls-").FullName;

    private static string Password => Uri.EscapeDataString(PostgreSqlServer.Password);

    [ClassInitialize]
    public static async Task EncryptAsync(TestContext context)
    {
        using var authority = Authority("Tests");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), [1, 2, 3]);
        using var other = Authority("Others");
        await File.WriteAllTextAsync(Path.Combine(Folder, "root.crt"), authority.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(Folder, "other.crt"), other.ExportCertificatePem());
        await SetAsync("on", certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    [ClassCleanup]
    public static async Task StopAsync()
    {
        await SetAsync("off", "", "");
        Directory.Delete(Folder, recursive: true);
    }

    [TestMethod]
    [DataRow("localhost", "sslmode=require")]
    [DataRow("127.0.0.1", "sslmode=require")]
    [DataRow("localhost", "sslmode=verify-full&sslrootcert=FOLDER/root.crt")]
    [DataRow("127.0.0.1", "sslmode=verify-ca&sslrootcert=FOLDER/root.crt")]
    [DataRow("localhost", "SSL Mode=VerifyFull;Root Certificate=FOLDER/root.crt")]
    public async Task A_run_is_encrypted_as_its_settings_say(string host, string settings)
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE seen (version text); CREATE FUNCTION see() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO seen SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid(); END'; CREATE EVENT TRIGGER see ON ddl_command_end EXECUTE FUNCTION see()");

        using var run = Application.StartHost("PostgreSql", Connection(database, host, settings), "r02");
        var (exit, output) = await Application.EndAsync(run);

        Assert.AreEqual(0, exit, output);
        StringAssert.StartsWith(await database.ScalarAsync<string>("SELECT string_agg(DISTINCT coalesce(version, 'plain'), ' ') FROM seen"), "TLSv1");
    }

    [TestMethod]
    [DataRow("127.0.0.1", "sslmode=verify-full&sslrootcert=FOLDER/root.crt", "certificate")]
    [DataRow("localhost", "sslmode=verify-full&sslrootcert=FOLDER/other.crt", "certificate")]
    [DataRow("localhost", "sslmode=verify-full", "certificate")]
    [DataRow("localhost", "SSL Mode=VerifyFull;Root Certificate=FOLDER/other.crt", "certificate")]
    [DataRow("localhost", "sslmode=verify-full&sslrootcert=FOLDER/none.crt", "FOLDER/none.crt")]
    public async Task A_certificate_that_the_settings_do_not_accept_is_a_coded_error(string host, string settings, string says)
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();

        using var run = Application.StartHost("PostgreSql", Connection(database, host, settings));
        var (exit, output) = await Application.EndAsync(run);

        Assert.AreEqual(1, exit, output);
        var error = Application.Errors(output).Single();
        StringAssert.Contains(error, DiagnosticCodes.CannotOpenDatabase);
        StringAssert.Contains(error, says.Replace("FOLDER", Folder, StringComparison.Ordinal));
        StringAssert.Contains(error, "Root Certificate");
        Assert.IsFalse(error.Contains("   at ", StringComparison.Ordinal), error);
        Assert.IsFalse(output.Contains("p@ss", StringComparison.Ordinal) || output.Contains(Password, StringComparison.Ordinal), output);
    }

    [TestMethod]
    public async Task A_server_without_encryption_is_a_coded_error_when_it_is_required()
    {
        await using var database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await PostgreSqlServer.Instance.ExecuteAsync("postgres", "ALTER SYSTEM SET ssl = off");
        await PostgreSqlServer.Instance.ExecuteAsync("postgres", "SELECT pg_reload_conf()");
        try
        {
            using var run = Application.StartHost("PostgreSql", Connection(database, "localhost", "sslmode=require"));
            var (exit, output) = await Application.EndAsync(run);

            Assert.AreEqual(1, exit, output);
            StringAssert.Contains(output, DiagnosticCodes.CannotOpenDatabase);
            StringAssert.Contains(output, "SSL");
        }
        finally
        {
            await PostgreSqlServer.Instance.ExecuteAsync("postgres", "ALTER SYSTEM SET ssl = on");
            await PostgreSqlServer.Instance.ExecuteAsync("postgres", "SELECT pg_reload_conf()");
        }
    }

    private static string Connection(TestDatabase database, string host, string settings)
    {
        settings = settings.Replace("FOLDER", Folder, StringComparison.Ordinal);
        return settings.Contains(';', StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"Host={host};Port={PostgreSqlServer.Instance.Port};Username=postgres;Password=\"{PostgreSqlServer.Password}\";Database={database.Name};{settings}")
            : string.Create(CultureInfo.InvariantCulture, $"postgresql://postgres:{Password}@{host}:{PostgreSqlServer.Instance.Port}/{database.Name}?{settings}");
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(2));
    }

    /// <summary>The server itself writes the files, so that they are its user's, the key nobody else's.</summary>
    private static async Task SetAsync(string ssl, string certificate, string key)
    {
        var server = PostgreSqlServer.Instance;
        await using var database = await server.CreateDatabaseAsync();
        var data = await database.ScalarAsync<string>("SELECT current_setting('data_directory')");
        if (certificate.Length > 0)
        {
            await database.ExecuteAsync($"COPY (SELECT unnest(string_to_array('{certificate}', E'\\n'))) TO PROGRAM 'cat > {data}/server.crt'");
            await database.ExecuteAsync($"COPY (SELECT unnest(string_to_array('{key}', E'\\n'))) TO PROGRAM 'umask 077; cat > {data}/server.key'");
        }

        await database.ExecuteAsync($"ALTER SYSTEM SET ssl = {ssl}");
        await database.ExecuteAsync("SELECT pg_reload_conf()");
    }
}
