using System.Globalization;
using System.IO.Compression;
using System.Text;
using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.Reliability.Tests;

/// <summary>
/// A planted password, looked for in all that a build says and leaves: the console at -v:diag, the binary log and the files that it
/// imports, the results, the project's files, the log table, every command line, and, where it came by no variable, every environment.
/// </summary>
[TestClass]
public sealed class SecretTests
{
    private const string Password = "hunter22;shopkey77=33/x";

    private static readonly string[] Words = ["hunter22", "shopkey77"];

    private static ShopProject _shop = null!;
    private static TestDatabase _database = null!;

    private static int Port => PostgreSqlServer.Instance.Port;

    private static string Keywords => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=shop_owner;Password='{Password}';Database={_database.Name}");

    private static string Url => string.Create(CultureInfo.InvariantCulture, $"postgresql://shop_owner:{Uri.EscapeDataString(Password)}@127.0.0.1:{Port}/{_database.Name}");

    [ClassInitialize]
    public static async Task BuildAsync(TestContext context)
    {
        _shop = await ShopProject.BuildAsync();
        _database = await PostgreSqlServer.Instance.CreateDatabaseAsync();
        await _database.ExecuteAsync($"CREATE ROLE shop_owner LOGIN SUPERUSER PASSWORD '{Password}'");
    }

    [ClassCleanup]
    public static async Task CleanAsync()
    {
        _shop.Dispose();
        await _database.DisposeAsync();
    }

    [TestMethod]
    [DataRow("Variable", "MigrateUpgrade", "-p:MigrateTo=a1", "Running upgrade  -> a1")]
    [DataRow("Secrets", "MigrateUpgrade", "-p:MigrateTo=d4 -p:MigrateDryRun=true", "This was a dry run")]
    [DataRow("Settings", "MigrateUpgrade", "-p:MigrateTo=d4", "MIG3001")]
    [DataRow("NamedVariable", "MigrateCurrent", "", "a1")]
    [DataRow("Variable", "MigrateUpgrade", "-p:MigrateTo=c3", "MIG3002")]
    [DataRow("Url", "MigrateUpgrade", "-p:MigrateTo=c3", "MIG3002")]
    [DataRow("Variable", "MigrateCheck", "", "MIG4002")]
    [DataRow("Secrets", "MigrateScaffold", "", "MIG")]
    [DataRow("Url", "MigrateScript", "-p:MigrateOutput=script.sql", "script.sql")]
    [DataRow("WrongPassword", "MigrateUpgrade", "", "MIG3013")]
    [DataRow("UnknownHost", "MigrateUpgrade", "", "MIG3012")]
    [DataRow("Unquoted", "MigrateUpgrade", "", "MIG3008")]
    [DataRow("Unescaped", "MigrateCurrent", "", "MIG3008")]
    public async Task A_planted_password_is_found_nowhere(string origin, string target, string arguments, string says)
    {
        var (properties, variable, value) = await PlantAsync(origin);
        if (says != "Running upgrade  -> a1")
        {
            await UpgradedAsync();
        }

        using var stop = new CancellationTokenSource();
        var watch = Task.Run(() => SeenOf(mayBeInEnvironment: variable is not null, stop.Token));
        using var build = _shop.Start(target, $"-v:diag \"-bl:all.binlog;ProjectImports=ZipFile\" {properties} {arguments}", variable is null ? [] : [(variable, value)]);
        var (_, output) = await Application.EndAsync(build);
        await stop.CancelAsync();

        StringAssert.Contains(output, says);
        Assert.AreEqual("", Found(output), "the console");
        Assert.AreEqual("", await watch, "a process");
        await AssertFilesAsync();
        Assert.AreEqual("", Found(await _database.ScalarAsync<string>("SELECT coalesce(string_agg(l::text, ' '), '') FROM migrations_log l")), "the log table");
    }

    [TestMethod]
    public async Task The_result_of_a_target_has_no_password()
    {
        await UpgradedAsync();
        using var build = _shop.Start("MigrateCurrent", $"-p:MigrateConnectionStringVariable={ShopProject.Variable} -getTargetResult:MigrateCurrent", (ShopProject.Variable, Keywords));

        var (exit, output) = await Application.EndAsync(build);

        Assert.AreEqual(0, exit, output);
        StringAssert.Contains(output, "\"a1\"");
        Assert.AreEqual("", Found(output));
    }

    /// <summary>The control: this way of looking finds what is there.</summary>
    [TestMethod]
    public async Task A_password_in_a_property_is_found()
    {
        using var build = _shop.Start("MigrateCurrent", "-v:diag \"-bl:property.binlog\" -p:MigrateConnectionString=postgresql://shop_owner:hunter22@127.0.0.1:1/planted");

        var (_, output) = await Application.EndAsync(build);

        StringAssert.Contains(output, "MIG0005");
        Assert.AreEqual("hunter22", Found(output));
        Assert.AreEqual("hunter22", Found(Unpacked(Path.Combine(_shop.Folder, "property.binlog"))));
        File.Delete(Path.Combine(_shop.Folder, "property.binlog"));
    }

    private static Task<MigrationRun> UpgradedAsync() => new MigrationEngine(new MigrationEngineOptions
    {
        Provider = PostgreSqlProvider.Instance,
        ConnectionString = _database.ConnectionString,
        Revisions = System.Reflection.Assembly.LoadFrom(Path.Combine(_shop.Folder, "bin/Debug/net10.0/App.dll")),
    }).UpgradeAsync("a1");

    /// <summary>Puts a connection where its origin says.</summary>
    /// <returns>The properties that name it, and the environment variable, if there is one.</returns>
    private static async Task<(string Properties, string? Variable, string? Value)> PlantAsync(string origin)
    {
        const string ByName = "-p:MigrateConnectionStringName=Shop";
        const string ByVariable = "-p:MigrateConnectionStringVariable=" + ShopProject.Variable;
        var file = """{"ConnectionStrings":{"Shop":"KEYWORDS"}}""".Replace("KEYWORDS", Keywords, StringComparison.Ordinal);
        File.Delete(Path.Combine(_shop.Folder, "appsettings.json"));
        switch (origin)
        {
            case "Secrets":
                _shop.Write("home/Microsoft/UserSecrets/shop-secrets/secrets.json", file);
                return (ByName, "APPDATA", Path.Combine(_shop.Folder, "home"));
            case "Settings":
                await File.WriteAllTextAsync(Path.Combine(_shop.Folder, "appsettings.json"), file);
                return (ByName, null, null);
            case "NamedVariable":
                return (ByName, "ConnectionStrings__Shop", Keywords);
            default:
                return (ByVariable, ShopProject.Variable, origin switch
                {
                    "Url" => Url,
                    "WrongPassword" => Keywords.Replace("hunter22", "hunter22x", StringComparison.Ordinal),
                    "UnknownHost" => Keywords.Replace("127.0.0.1", "no.such.host.invalid", StringComparison.Ordinal),
                    "Unquoted" => Keywords.Replace("'", "", StringComparison.Ordinal),
                    "Unescaped" => Url.Replace(Uri.EscapeDataString(Password), Password, StringComparison.Ordinal),
                    _ => Keywords,
                });
        }
    }

    private static string SeenOf(bool mayBeInEnvironment, CancellationToken stop)
    {
        do
        {
            foreach (var (id, commandLine, environment) in ProcessTable.All())
            {
                if (id != Environment.ProcessId && (Found(commandLine) + (mayBeInEnvironment ? "" : Found(environment))) is { Length: > 0 } word)
                {
                    return $"{word} in {commandLine.Replace('\0', ' ')}";
                }
            }
        }
        while (!stop.WaitHandle.WaitOne(5));
        return "";
    }

    private static async Task AssertFilesAsync()
    {
        var files = Directory.GetFiles(_shop.Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not ("appsettings.json" or "secrets.json"));
        foreach (var file in files)
        {
            Assert.AreEqual("", Found(file.EndsWith(".binlog", StringComparison.Ordinal) ? Unpacked(file) : Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file))), file);
        }

        using var imports = await ZipFile.OpenReadAsync(Path.Combine(_shop.Folder, "all.ProjectImports.zip"));
        foreach (var entry in imports.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            Assert.AreEqual("", Found(await reader.ReadToEndAsync()), entry.FullName);
        }
    }

    /// <summary>All strings of a binary log stand in one compressed stream; no reader can hide what is there.</summary>
    private static string Unpacked(string log)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(log), CompressionMode.Decompress), Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static string Found(string text) => Array.Find(Words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) ?? "";
}
