using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>The real host in a project without providers: what it says before it would need one.</summary>
[TestClass]
public sealed class ConnectionTests
{
    // With a connection string found, the next thing that is missing is the provider.
    private const string Found = "MIG0006";

    [TestMethod]
    public void Nothing_configured_is_an_error_that_says_what_to_do()
    {
        LoggedDiagnostic error = Run().Error;

        Assert.AreEqual("MIG0001", error.Code);
        Assert.Contains("MigrateConnectionStringVariable", error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_variable_that_is_not_set_is_an_error_even_when_there_is_another_connection()
    {
        LoggedDiagnostic error = Run(
            ("MigrateConnectionStringVariable", "MIGRATIONS_BUILD_NOT_SET"), ("MigrateConnectionString", "Data Source=a.db")).Error;

        Assert.AreEqual("MIG0002", error.Code);
        Assert.Contains("MIGRATIONS_BUILD_NOT_SET", error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_name_is_found_in_appsettings()
    {
        Assert.AreEqual(Found, Run(
            workspace => workspace.Write("appsettings.json", """{"ConnectionStrings":{"Shop":"Data Source=a.db"}}"""),
            ("MigrateConnectionStringName", "Shop")).Error.Code);
    }

    [TestMethod]
    public void User_secrets_win_over_appsettings()
    {
        // Without a provider the error names the scheme: which of the two was taken.
        using var secrets = new Workspace();
        secrets.Write("Microsoft/UserSecrets/shop-secrets/secrets.json", """{"ConnectionStrings:Shop":"fromsecrets://a"}""");

        LoggedDiagnostic error = InProcessBuild.WithVariable("APPDATA", secrets.Folder, () => Run(
            workspace => workspace.Write("appsettings.json", """{"ConnectionStrings":{"Shop":"fromappsettings://a"}}"""),
            ("MigrateConnectionStringName", "Shop"),
            ("UserSecretsId", "shop-secrets"))).Error;

        Assert.AreEqual(Found, error.Code);
        Assert.Contains("'fromsecrets'", error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_name_that_no_configuration_has_is_an_error_that_says_where_it_was_looked_for()
    {
        LoggedDiagnostic error = Run(("MigrateConnectionStringName", "Shop")).Error;

        Assert.AreEqual("MIG0003", error.Code);
        Assert.Contains("ConnectionStrings__Shop", error.Message, StringComparison.Ordinal);
        Assert.Contains("appsettings.json", error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_configuration_file_that_is_not_json_is_an_error_without_its_text()
    {
        LoggedDiagnostic error = Run(
            workspace => workspace.Write("appsettings.json", "{\"ConnectionStrings\":{\"Shop\":\"Password=hunter22\"}},"),
            ("MigrateConnectionStringName", "Shop")).Error;

        Assert.AreEqual("MIG0010", error.Code);
        Assert.DoesNotContain("hunter22", error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("Data Source=a.db", "Mode", "ReadOnly")]
    [DataRow("Host=db", "Database", "shop")]
    [DataRow("Host=db", "Port", "5432")]
    [DataRow("\"Host=db", "Database", "")]
    [DataRow("postgresql://ann:p@ss@db/shop", "Database", "")]
    public void A_connection_string_that_msbuild_has_cut_or_unescaped_is_recognised(string connection, string stray, string value)
    {
        LoggedDiagnostic error = Run(("MigrateConnectionString", connection), (stray, value)).Error;

        Assert.AreEqual("MIG0004", error.Code);
        Assert.Contains("MigrateConnectionStringVariable", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("p@ss", error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("Data Source=a.db;Mode=ReadOnly", "Mode", "ReadOnly")]
    [DataRow("Host=db", "Port", "http")]
    [DataRow("postgresql://ann:p%2540ss@db/shop", "Database", "")]
    public void A_whole_connection_string_is_not_suspected(string connection, string stray, string value)
    {
        Assert.AreEqual(Found, Run(("MigrateConnectionString", connection), (stray, value)).Error.Code);
    }

    [TestMethod]
    public void A_password_in_a_property_is_warned_of()
    {
        BuildOutcome build = Run(("MigrateConnectionString", "Host=db;Database=shop;Password=hunter22"));

        Assert.AreEqual("MIG0005", build.Warnings.Single().Code);
        Assert.AreEqual(Found, build.Error.Code);
    }

    [TestMethod]
    public void A_password_that_looks_like_a_url_is_taken_for_no_scheme()
    {
        BuildOutcome build = Run(("MigrateConnectionString", "Host=db;Database=shop;Password=hunter22://x"));

        Assert.AreEqual("MIG0005", build.Warnings.Single().Code);
        Assert.AreEqual(Found, build.Error.Code);
        Assert.DoesNotContain("hunter22", build.Error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [TestMethod]
    public void A_scheme_that_no_provider_knows_names_the_package()
    {
        LoggedDiagnostic error = Run(("MigrateConnectionString", "postgres://db/shop")).Error;

        Assert.AreEqual("MIG0006", error.Code);
        Assert.Contains("Migrations.Build.PostgreSql", error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("MigrateLockTimeout", "soon")]
    [DataRow("MigrateTransaction", "Sometimes")]
    [DataRow("MigrateVerbose", "yes")]
    public void A_property_that_cannot_be_read_is_named(string property, string value)
    {
        LoggedDiagnostic error = Run(("MigrateConnectionString", "Data Source=a.db"), (property, value)).Error;

        Assert.AreEqual("MIG0008", error.Code);
        Assert.Contains(property, error.Message, StringComparison.Ordinal);
        Assert.Contains(value, error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_downgrade_needs_a_target()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteBareProject("", $"<MigrateHostFile>{Tree.HostFile}</MigrateHostFile>");

        Assert.AreEqual("MIG0009", InProcessBuild.Run(project, "MigrateDowngrade").Error.Code);
    }

    private static BuildOutcome Run(params (string Name, string Value)[] properties) => Run(_ => { }, properties);

    private static BuildOutcome Run(Action<Workspace> prepare, params (string Name, string Value)[] properties)
    {
        using var workspace = new Workspace();
        prepare(workspace);
        string project = workspace.WriteBareProject("", $"<MigrateHostFile>{Tree.HostFile}</MigrateHostFile>");
        return InProcessBuild.Run(project, "MigrateUpgrade", properties);
    }
}
