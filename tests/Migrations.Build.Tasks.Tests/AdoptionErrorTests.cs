extern alias host;

using AdoptionSource = host::Migrations.Build.Host.Adoption.AdoptionSource;
using AdoptedHistory = host::Migrations.Build.Host.Adoption.AdoptedHistory;
using AdoptedName = host::Migrations.Build.Host.Adoption.AdoptedName;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>What cannot be adopted is refused at file and line.</summary>
[TestClass]
public sealed class AdoptionErrorTests
{
    [TestMethod]
    [DataRow("MIG0091", 2, "# no\nrevision = NEXT\n", "'revision' is set to something that only Python could evaluate ('NEXT')")]
    [DataRow("MIG0091", 3, "revision = 'a1'\ndown_revision = (\n  f'{x}',\n)\n", "only Python could evaluate ('f'{x}'')")]
    [DataRow("MIG0091", 1, "down_revision = None\n", "does not set 'revision'")]
    [DataRow("MIG0091", 1, "'''never ends\nrevision = 'a1'\n", "does not end")]
    [DataRow("MIG0091", 1, "revision = ('a1'\n", "does not end")]
    [DataRow("MIG2007", 2, "\nrevision = 'a1'\ndown_revision = 'b2'\n", "b2")]
    public void An_Alembic_file_that_cannot_be_read(string code, int line, string text, string message)
    {
        MigrationException refused = Refused("versions", ("versions/a1.py", text));

        Assert.AreEqual(code, refused.Code, refused.Message);
        Assert.AreEqual(line, refused.Location!.Line);
        Assert.EndsWith("a1.py", refused.Location.File, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow(0, "CREATE TABLE a (id int);\n", "has no line such as")]
    [DataRow(1, "SELECT 1;\n-- Running upgrade  -> a1\n", "before the first")]
    [DataRow(1, "-- Running upgrade  -> b2\n", "runs revision 'b2'")]
    [DataRow(3, "-- Running upgrade  -> a1\nSELECT 1;\n-- Running upgrade  -> a1\n", "a second time")]
    public void A_script_that_does_not_fit_Alembics_revisions(int line, string script, string message)
    {
        MigrationException refused = Refused("versions", ("versions/a1.py", "revision = 'a1'\ndown_revision = None\n"), ("a.sql", script));

        Assert.AreEqual("MIG0092", refused.Code, refused.Message);
        Assert.AreEqual(line, refused.Location!.Line);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("MIG0090", "nowhere", "x/a.txt", "", "It is not there")]
    [DataRow("MIG0090", "x", "x/a.txt", "", "neither revisions of Alembic's")]
    [DataRow("MIG0092", "x/a.sql", "x/a.sql", "CREATE TABLE a (id int);", "records a migration")]
    [DataRow("MIG0092", "x/a.sql", "x/a.sql", "DELETE FROM \"__EFMigrationsHistory\"\nWHERE \"MigrationId\" = '20260101000000_A';\n", "leads down from '20260101000000_A'")]
    [DataRow("MIG0092", "x/a.sql", "x/a.sql", "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\")\nVALUES ('20260101000000_A', '10');\nSELECT 1;\n", "behind the last migration")]
    [DataRow("MIG0092", "x", "x/a.sql", "SELECT 1;\n-- Downgrade\nSELECT 2;", "would begin the downgrade")]
    [DataRow("MIG2015", "x", "x/a.sql", "SELECT 'never ends", "does not end")]
    public void Files_that_are_no_history(string code, string from, string file, string text, string message)
    {
        MigrationException refused = Refused(from, (file, text));

        Assert.AreEqual(code, refused.Code, refused.Message);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_script_that_was_caught_with_the_log_is_read_without_it()
    {
        AdoptedHistory history = Read(
            "versions",
            ("versions/a1.py", "revision: str = 'a1'\ndown_revision: Union[str, None] = None\n"),
            ("a.sql", "INFO  [alembic.runtime.migration] Context impl PostgresqlImpl.\n-- Running upgrade  -> a1\nINFO  [alembic.runtime.migration] Running upgrade  -> a1, one\nSELECT 1;\n"));

        Assert.AreEqual("SELECT 1;", history.Revisions.Single().Upgrade);
    }

    [TestMethod]
    public void The_same_name_gives_the_same_id()
    {
        Assert.AreEqual("Script0001_Create_account", AdoptedName.Id("Script0001 - Create account"));
        Assert.AreEqual("Views_Script0003_A__9aad6545b3b8", AdoptedName.Id("Views/Script0003 - A view with a name that is much too long for an id"));
        Assert.AreEqual("head_9f2e6d33a371", AdoptedName.Id("head"));
        Assert.AreEqual("Create account", AdoptedName.Message("0001_Create_account"));
    }

    private static MigrationException Refused(string from, params (string Name, string Text)[] files) =>
        Assert.Throws<MigrationException>(() => Read(from, files), "adopted");

    private static AdoptedHistory Read(string from, params (string Name, string Text)[] files)
    {
        using var workspace = new Workspace();
        foreach ((string name, string text) in files)
        {
            workspace.Write(name, text);
        }

        return AdoptionSource.Read([workspace.PathOf(from)], [.. files.Skip(1).Select(file => workspace.PathOf(file.Name))]);
    }
}
