using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>The samples, as they are built with the tests: each makes its database, and its program runs.</summary>
[TestClass]
public sealed class SampleTests
{
    private const string Listening = "Now listening on: ";

    [TestMethod]
    [DataRow("Bookstore", 8, true)]
    [DataRow("FromAlembic", 2, false)]
    [DataRow("FromSqlScripts", 2, false)]
    [DataRow("FromEfMigrations", 3, false)]
    [DataRow("FromDatabase", 1, true)]
    [DataRow("FromClasses", 1, true)]
    public async Task A_sample_makes_its_database_and_runs(string sample, int revisions, bool hasModel)
    {
        using var workspace = new Workspace();
        (string, string)[] properties = [("MigrateNoBuild", "true"), ("MigrateConnectionString", $"Data Source={workspace.PathOf("sample.db")};Pooling=False")];

        Assert.HasCount(revisions, InProcessBuild.Run(ProjectOf(sample), "MigrateUpgrade", properties).AssertSucceeded().Items);
        if (hasModel)
        {
            InProcessBuild.Run(ProjectOf(sample), "MigrateCheck", properties).AssertSucceeded();
        }

        Assert.Contains($"samples/{sample} -t:MigrateUpgrade", await DotNetCommand.RunAsync(workspace.Folder, $"exec {ProgramOf(sample, sample)}"), StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("FromAlembic")]
    [DataRow("FromSqlScripts")]
    [DataRow("FromEfMigrations")]
    public void The_revisions_of_a_sample_are_what_MigrateAdopt_makes_of_its_source(string sample)
    {
        using var workspace = new Workspace();
        InProcessBuild.Run(ProjectOf(sample), "MigrateAdopt", ("MigrateDirectory", workspace.PathOf("Adopted"))).AssertSucceeded();

        Assert.AreEqual(
            Files(Path.Combine(Path.GetDirectoryName(ProjectOf(sample))!, "Migrations")),
            Files(workspace.PathOf("Adopted")));
    }

    [TestMethod]
    public void The_sample_of_a_database_is_that_database()
    {
        using var workspace = new Workspace();
        string connection = $"Data Source={workspace.PathOf("legacy.db")};Pooling=False";
        using (var database = new SqliteConnection(connection))
        {
            database.Open();
            using SqliteCommand command = database.CreateCommand();
            command.CommandText = File.ReadAllText(Path.Combine(Tree.Root, "samples/FromDatabase/legacy.sql"));
            command.ExecuteNonQuery();
        }

        (string, string)[] properties = [("MigrateNoBuild", "true"), ("MigrateConnectionString", connection)];
        InProcessBuild.Run(ProjectOf("FromDatabase"), "MigrateStamp", [.. properties, ("MigrateTo", "head")]).AssertSucceeded();
        InProcessBuild.Run(ProjectOf("FromDatabase"), "MigrateCheck", properties).AssertSucceeded();
    }

    [TestMethod]
    public async Task The_web_application_upgrades_before_it_serves_and_tells_its_health()
    {
        using var workspace = new Workspace();
        using Process process = DotNetCommand.Start(
            workspace.Folder,
            $"exec {ProgramOf("AtStartUp", "Guestbook")} --urls http://127.0.0.1:0 --contentRoot {Path.GetDirectoryName(ProjectOf("AtStartUp"))}",
            ("ConnectionStrings__Guestbook", $"Data Source={workspace.PathOf("guestbook.db")};Pooling=False"));
        try
        {
            var log = new List<string>();
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                log.Add(line);
                if (line.Contains(Listening, StringComparison.Ordinal))
                {
                    break;
                }
            }

            string text = string.Join('\n', log);
            Assert.Contains("running upgrade 5d41402abc4b -> 7d793037a076, first entry", text, StringComparison.Ordinal);
            using var client = new HttpClient { BaseAddress = new Uri(log[^1][(log[^1].IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..]) };
            Assert.AreEqual("Ann: Nice place.", await client.GetStringAsync(new Uri("/", UriKind.Relative)));
            Assert.AreEqual("Healthy", await client.GetStringAsync(new Uri("/health", UriKind.Relative)));
        }
        finally
        {
            process.Kill();
        }
    }

    private static string ProjectOf(string sample) => Path.Combine(Tree.Root, "samples", sample, $"{sample}.csproj");

    private static string ProgramOf(string sample, string assembly) => Path.Combine(Tree.Output(sample), $"{assembly}.dll");

    private static string Files(string folder) => string.Join(
        '\n',
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => $"== {Path.GetRelativePath(folder, file)}\n{File.ReadAllText(file)}"));
}
