using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

[TestClass]
public sealed class MultiTargetingTests
{
    [TestMethod]
    [DataRow("net10.0;netstandard2.0", "", "net10.0")]
    [DataRow("netstandard2.0;net8.0;net10.0", "", "net10.0")]
    [DataRow("net10.0;net11.0", "net11.0", "net11.0")]
    public void Exactly_one_inner_build_runs(string frameworks, string chosen, string expected)
    {
        using var workspace = new Workspace();
        string project = Write(workspace, frameworks);

        BuildOutcome build = InProcessBuild.Run(project, "MigrateUpgrade", ("MigrateTargetFramework", chosen)).AssertSucceeded();

        Assert.AreEqual("Built " + expected, build.HighMessages.Single(message => message.StartsWith("Built", StringComparison.Ordinal)));
        Assert.AreEqual("1975ea83b712", build.Items.Single().Name);
        Assert.AreEqual("upgrade", build.Items[0].Metadata["Verb"]);
    }

    [TestMethod]
    public void Several_that_could_run_are_an_error_that_names_them()
    {
        using var workspace = new Workspace();

        LoggedDiagnostic error = InProcessBuild.Run(Write(workspace, "net10.0;net11.0;netstandard2.0"), "MigrateCurrent").Error;

        Assert.AreEqual("MIG0022", error.Code);
        Assert.Contains("'net10.0;net11.0'", error.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("netstandard2.0;net8.0", "")]
    [DataRow("net10.0;net11.0", "net9.0")]
    public void None_that_could_run_is_an_error(string frameworks, string chosen)
    {
        using var workspace = new Workspace();

        Assert.AreEqual(
            "MIG0021",
            InProcessBuild.Run(Write(workspace, frameworks), "MigrateUpgrade", ("MigrateTargetFramework", chosen)).Error.Code);
    }

    // An outer build without a compiler: the inner ones only say that they were built.
    private static string Write(Workspace workspace, string frameworks)
    {
        workspace.Write("script.txt", """
            {"t":"hello","protocol":1,"host":"1","engine":"1"}
            {"t":"item","m":"1975ea83b712","metadata":{"Verb":"upgrade"}}
            """);
        return workspace.Write("Multi.proj", $"""
            <Project>
              <PropertyGroup>
                <MigrateTasksFile>{Tree.TasksFile}</MigrateTasksFile>
                <MigrateHostFile>{Tree.FakeHostFile}</MigrateHostFile>
                <MigrateMessage>{workspace.PathOf("script.txt")}</MigrateMessage>
                <EnableDefaultItems>false</EnableDefaultItems>
                <TargetFrameworks>{frameworks}</TargetFrameworks>
                <TargetFrameworkIdentifier Condition="'$(TargetFramework)' != ''">$([MSBuild]::GetTargetFrameworkIdentifier('$(TargetFramework)'))</TargetFrameworkIdentifier>
                <TargetFrameworkVersion Condition="'$(TargetFramework)' != ''">v$([MSBuild]::GetTargetFrameworkVersion('$(TargetFramework)'))</TargetFrameworkVersion>
              </PropertyGroup>
              <Import Project="{Tree.Root}/sdk/buildMultiTargeting/Migrations.Build.props" />
              <Target Name="Build">
                <Message Importance="High" Text="Built $(TargetFramework)" />
              </Target>
              <Import Project="{Tree.Root}/sdk/build/Migrations.Build.targets" Condition="'$(TargetFramework)' != ''" />
              <Import Project="{Tree.Root}/sdk/buildMultiTargeting/Migrations.Build.targets" Condition="'$(TargetFramework)' == ''" />
            </Project>
            """);
    }
}
