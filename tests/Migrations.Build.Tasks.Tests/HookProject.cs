using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>A project with two revisions, the second of which fails when FAILING is defined.</summary>
internal static class HookProject
{
    public static string Write(Workspace workspace, string properties = "")
    {
        string project = workspace.WriteSdkProject($"""
            <PropertyGroup>
              <OutputType>Exe</OutputType>
              {properties}
            </PropertyGroup>
            {Workspace.SqliteReferences}
            """);
        workspace.Write("Program.cs", "namespace Shop; public static class Program { public static void Main() { } }");
        workspace.WriteRevision("1975ea83b712", "create account table", null, """op.Execute("CREATE TABLE account (id integer)");""", """op.DropTable("account");""");
        workspace.WriteRevision(
            "ae1027a6acf5",
            "may fail",
            "1975ea83b712",
            """
            #if FAILING
            op.Execute("INSERT INTO nowhere VALUES (1)");
            #endif
            """);
        return project;
    }

    /// <summary><c>a=b|c=d</c> as properties.</summary>
    public static IEnumerable<(string Name, string Value)> Properties(string text) =>
        text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).Select(part => (part[0], part[1]));
}
