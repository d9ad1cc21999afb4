namespace Migrations.Build.Bench;

/// <summary>A target in a build, beyond the empty target of the same project.</summary>
internal static class TargetBenchmarks
{
    private const int Runs = 9;

    private const string OpensTheDatabase = """
        using Microsoft.Data.Sqlite;

        using var connection = new SqliteConnection("Data Source=bench.db;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA schema_version";
        command.ExecuteScalar();
        """;

    /// <summary>With MigrateNoBuild, 100 revisions, all applied.</summary>
    public static void NothingToDo()
    {
        var project = Workshop.Project("TargetNoop", 100, "return;");
        var bare = Workshop.Project("BareHost", 0, OpensTheDatabase);
        var build = new[] { "-p:Configuration=Release", "-p:MigrateNoBuild=true", "-v:q", "-nologo" };
        new Command("first", project, ["dotnet", "msbuild", "-t:MigrateUpgrade", .. build]).Run();
        var bareProgram = Path.Combine(bare, "bin", "Release", "net10.0", "BareHost.dll");
        var medians = Measurement.Medians(
            Runs,
            new Command("dotnet msbuild -t:MigrateUpgrade, nothing to do", project, ["dotnet", "msbuild", "-t:MigrateUpgrade", .. build]),
            new Command("dotnet msbuild -t:Nothing", project, ["dotnet", "msbuild", "-t:Nothing", .. build]),
            new Command("a bare process that opens the database", bare, "dotnet", bareProgram),
            new Command("dotnet msbuild -t:Bare, an Exec of that process", project, ["dotnet", "msbuild", "-t:Bare", $"-p:BareProgram={bareProgram}", .. build]));
        Measurement.Ratio("MigrateUpgrade beyond the empty target, against the bare process", medians[0] - medians[1], medians[2], 1.5);
        Measurement.Ratio("and against an Exec of the bare process, beyond the empty target as well", medians[0] - medians[1], medians[3] - medians[1], 1.5);
    }

    /// <summary>With MigrateNoBuild, 5,000 revisions, all printed.</summary>
    public static void History()
    {
        var project = Workshop.Project("TargetHistory", 5_000, "return;");
        string[] build = ["-p:Configuration=Release", "-p:MigrateNoBuild=true", "-nologo"];
        var medians = Measurement.Medians(
            Runs,
            new Command("dotnet msbuild -t:MigrateHistory, 5,000 revisions", project, ["dotnet", "msbuild", "-t:MigrateHistory", .. build]),
            new Command("dotnet msbuild -t:MigrateHistory, its last 10", project, ["dotnet", "msbuild", "-t:MigrateHistory", "-p:MigrateRange=-9:", .. build]),
            new Command("dotnet msbuild -t:Nothing", project, ["dotnet", "msbuild", "-t:Nothing", .. build]));
        Measurement.Limit("MigrateHistory of 5,000 revisions beyond the empty target", medians[0] - medians[2], 200);
        Measurement.Limit("of which starting and reading", medians[1] - medians[2], 200);
    }
}
