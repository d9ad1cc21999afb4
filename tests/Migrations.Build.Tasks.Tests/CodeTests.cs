using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>
/// Codes in real builds of one project, which has a history of its own for each: code, file, line and text, as a user
/// reads them. What other tests of this folder provoke is not here.
/// </summary>
[TestClass]
public sealed class CodeTests
{
    // What has to stand in the database before is SQL; a row's target is named for the code.
    private static readonly Case[] Cases =
    [
        new("MIG2002", "MigrateUpgrade", "MigrateTo=c30"),
        new("MIG2004", "MigrateDowngrade", "MigrateTo=c3006"),
        new("MIG2005", "MigrateUpgrade", "MigrateTo=c3006+99"),
        new("MIG3002", "MigrateUpgrade", "MigrateTo=c3002"),
        new("MIG3003", "MigrateUpgrade", "MigrateTo=c3006|MigrateConnectionString=sqlite:///nowhere/at/all.db"),
        new("MIG3005", "MigrateUpgrade", "MigrateTo=c3005", "CREATE TABLE account (id integer)"),
        new("MIG3006", "MigrateDowngrade", "MigrateTo=base", Before: "MigrateUpgrade MigrateTo=c3006"),
        new("MIG3007", "MigrateUpgrade", "MigrateTo=c3007"),
        new("MIG3008", "MigrateUpgrade", "MigrateConnectionString=Nonsense=1"),
        new("MIG3009", "MigrateUpgrade", "MigrateTo=c3009"),
        new("MIG3012", "MigrateCurrent", "MigrateProvider=PostgreSql|MigrateConnectionString=postgresql://127.0.0.1:1/shop"),
        new("MIG3020", "MigrateScript", "MigrateTo=c3020"),
        new("MIG3022", "MigrateUpgrade", "MigrateTo=c3006", Before: "MigrateUpgrade MigrateTo=c3022", BeforeFails: true),
        new("MIG3023", "MigrateUpgrade", "MigrateTo=c3023", "UPDATE migrations_log SET part = 2; CREATE TABLE nowhere (id integer)", "MigrateUpgrade MigrateTo=c3023", BeforeFails: true),
        new("MIG3024", "MigrateScript", "MigrateTo=c3006|MigrateIdempotent=true"),
        new("MIG3043", "MigrateUpgrade", "MigrateTo=c3043b", "UPDATE migrations_log SET text_hash = 'another'", "MigrateUpgrade MigrateTo=c3043a"),
        new("MIG3044", "MigrateUpgrade", "MigrateTo=c3006", "CREATE TABLE migrations_log (id integer)"),
        new("MIG3101", "MigrateScript", "MigrateTo=c3101|MigrateProvider=PostgreSql|MigrateConnectionString="),
        new("MIG3102", "MigrateUpgrade", "MigrateTo=c3102"),
        new("MIG3103", "MigrateUpgrade", "MigrateTo=c3103"),
        new("MIG3104", "MigrateUpgrade", "MigrateTo=c3104"),
        new("MIG3105", "MigrateUpgrade", "MigrateTo=c3105"),
        new("MIG3106", "MigrateUpgrade", "MigrateTo=c3106"),
        new("MIG3108", "MigrateUpgrade", "MigrateTo=c3108"),
        new("MIG0012", "MigrateRemove", "MigrateRevisions=c0012|MigrateConnectionString="),
        new("MIG0051", "MigrateHistory", "MigrateAssembly=broken.dll"),
        new("MIG0052", "MigrateHistory", "MigrateAssembly=newer.dll"),
        new("MIG0090", "MigrateAdopt", "MigrateAdoptFrom=nowhere"),
        new("MIG0091", "MigrateAdopt", "MigrateAdoptFrom=unread"),
        new("MIG0092", "MigrateAdopt", "MigrateAdoptFrom=unfit/script.sql"),
        new("MIG0093", "MigrateAdopt", "MigrateAdoptFrom=scripts"),
    ];

    [TestMethod]
    public void A_code_comes_with_its_file_its_line_and_what_to_do()
    {
        var all = new StringBuilder();
        List<string> codes = [];
        foreach (Case one in Cases)
        {
            string database = one.Code + ".db";
            if (one.Before?.Split(' ', 2) is [var target, var rest])
            {
                Assert.AreEqual(!one.BeforeFails, CodeProject.Get().Run(target, database, rest).Succeeded, one.Code);
            }

            if (one.Sql is not null)
            {
                Execute(database, one.Sql);
            }

            BuildOutcome build = CodeProject.Get().Run(one.Target, database, one.Properties);
            foreach (LoggedDiagnostic diagnostic in build.Errors.Concat(build.Warnings))
            {
                codes.Add(diagnostic.Code);
                all.Append(CultureInfo.InvariantCulture, $"{diagnostic.File}({diagnostic.Line}): {(build.Succeeded ? "warning" : "error")} {diagnostic.Code}: {diagnostic.Message}\n");
            }
        }

        Golden.Check("codes", all.ToString().Replace(CodeProject.Get().Workspace.Folder, "/Shop", StringComparison.Ordinal));
        CollectionAssert.AreEqual(Cases.Select(one => one.Code).ToArray(), codes);
    }

    [TestMethod]
    public void Another_writer_is_waited_for_as_long_as_it_is_said()
    {
        Execute("MIG3004.db", "CREATE TABLE other (id integer)");
        using var connection = new SqliteConnection($"Data Source={CodeProject.Get().Workspace.PathOf("MIG3004.db")};Pooling=False");
        connection.Open();
        using SqliteTransaction writing = connection.BeginTransaction(deferred: false);

        LoggedDiagnostic error = CodeProject.Get().Run("MigrateUpgrade", "MIG3004.db", "MigrateTo=c3043a|MigrateLockTimeout=0.2").Error;

        Assert.AreEqual("MIG3004", error.Code);
        Assert.AreEqual(CodeProject.Get().File, error.File);
        Assert.Contains(CodeProject.Get().Workspace.PathOf("MIG3004.db"), error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("MIG2020", "Shop.WrongType", 9, "Property Shop.Page.Address is a System.Uri, which is no type of a column")]
    [DataRow("MIG2021", "Shop.WrongName", 13, "[Indexed] of Shop.Order names 'Nmae', which is no property with a column.")]
    public void A_class_that_does_not_fit_a_model_is_an_error(string code, string model, int line, string text)
    {
        LoggedDiagnostic error = ShopProject.Get().Run(
            "MigrateCheck", "unused.db", ("MigrateCompareTo", "Revisions"), ("MigrateTargetMetaData", model)).Error;

        Assert.AreEqual(code, error.Code);
        Assert.AreEqual(("Models.cs", line), (Path.GetFileName(error.File), error.Line));
        Assert.StartsWith(text, error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void What_a_replay_cannot_read_is_a_warning()
    {
        BuildOutcome build = ShopProject.Get().Run("MigrateCheck", "unused.db", ("MigrateCompareTo", "Revisions"), ("MigrateArgs", "raw"));

        LoggedDiagnostic warning = build.Warnings.Single();
        Assert.AreEqual("MIG4006", warning.Code);
        Assert.AreEqual((ShopProject.First + ".cs", 18), (Path.GetFileName(warning.File), warning.Line));
        Assert.Contains("CREATE TABLE extra", warning.Message, StringComparison.Ordinal);
        Assert.Contains("-p:MigrateCompareTo=Scratch", warning.Message, StringComparison.Ordinal);
    }

    private static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={CodeProject.Get().Workspace.PathOf(database)};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>How a code is provoked.</summary>
    /// <param name="Code">The code.</param>
    /// <param name="Target">The target that reports it.</param>
    /// <param name="Properties">Its properties, as <see cref="HookProject.Properties"/> reads them.</param>
    /// <param name="Sql">What happens to the database before; null: nothing.</param>
    /// <param name="Before">A target and its properties that run before that; null: none.</param>
    /// <param name="BeforeFails">Whether that fails.</param>
    private sealed record Case(string Code, string Target, string Properties, string? Sql = null, string? Before = null, bool BeforeFails = false);
}
