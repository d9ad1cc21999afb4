using System.IO.Compression;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>What a project lets run on each revision file that is written.</summary>
[TestClass]
public sealed class PostWriteHookTests
{
    private const string Note = "../log.txt 0";

    [TestMethod]
    public void Hooks_run_on_each_file_in_their_order_where_they_are_told_and_with_the_path_in_its_place()
    {
        using Workspace workspace = Project(out string project, $"""
            <ItemGroup>
              <MigratePostWriteHook Include="first" Executable="{DotNetCommand.Executable}" Options="exec &quot;{Tree.FakeHostFile}&quot; {Note} --file=REVISION_SCRIPT_FILENAME &quot;two words&quot;" Cwd="tools" />
              <MigratePostWriteHook Include="Stamp" Type="target" />
              <MigratePostWriteHook Include="last" Type="exec" Executable="{DotNetCommand.Executable}" Options="exec {Tree.FakeHostFile} log.txt 0 REVISION_SCRIPT_FILENAME" />
            </ItemGroup>
            <Target Name="Stamp">
              <WriteLinesToFile File="log.txt" Lines="Stamp: $([System.IO.Path]::GetFileName('$(REVISION_SCRIPT_FILENAME)'))" />
            </Target>
            """);
        Directory.CreateDirectory(workspace.PathOf("tools"));

        BuildOutcome build = InProcessBuild.Run(project, "MigrateRevision").AssertSucceeded();

        Assert.AreEqual(
            "tools: one.cs|two words\nStamp: one.cs\nHOME: one.cs\ntools: two.cs|two words\nStamp: two.cs\nHOME: two.cs\n",
            File.ReadAllText(workspace.PathOf("log.txt")).Replace(Path.GetFileName(workspace.Folder), "HOME", StringComparison.Ordinal));
        CollectionAssert.IsSubsetOf(
            new[] { "Running post-write hook 'first' on one.cs", "Running post-write hook 'Stamp' on one.cs" }, build.HighMessages.ToList());
        Assert.HasCount(2, build.Items);
    }

    [TestMethod]
    [DataRow("Executable=\"DOTNET\" Options=\"exec FAKE log.txt 3 REVISION_SCRIPT_FILENAME\"", "it ended with exit code 3. Its last words: noted")]
    [DataRow("Executable=\"no-such-program\"", "'no-such-program' did not start in")]
    [DataRow("Executable=\"./no/such\"", "/no/such' did not start in")]
    [DataRow("Type=\"target\" Executable=\"Fail\"", "the target 'Fail' did not succeed.")]
    [DataRow("Type=\"tool\" Executable=\"no-such-tool\"", "it ended with exit code 1. Its last words: ")]
    public void A_hook_that_fails_is_an_error_of_the_file_which_stays_and_no_other_hook_runs(string hook, string expected)
    {
        using Workspace workspace = Project(out string project, $"""
            <ItemGroup>
              <MigratePostWriteHook Include="broken" {hook.Replace("DOTNET", DotNetCommand.Executable, StringComparison.Ordinal).Replace("FAKE", Tree.FakeHostFile, StringComparison.Ordinal)} />
              <MigratePostWriteHook Include="Never" Type="target" />
            </ItemGroup>
            <Target Name="Fail"><Error Code="SHOP1" Text="no" /></Target>
            <Target Name="Never"><Error Code="SHOP2" Text="never" /></Target>
            """);

        BuildOutcome build = InProcessBuild.Run(project, "MigrateMerge");

        LoggedDiagnostic error = build.Errors.Single(error => error.Code != "SHOP1");
        Assert.AreEqual("MIG0061", error.Code);
        Assert.AreEqual(workspace.PathOf("one.cs"), error.File);
        Assert.StartsWith("The post-write hook 'broken' failed on this file: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.IsTrue(File.Exists(workspace.PathOf("one.cs")));
    }

    [TestMethod]
    public void A_hook_of_an_unknown_type_is_refused_before_a_file_is_written()
    {
        using Workspace workspace = Project(out string project, """<ItemGroup><MigratePostWriteHook Include="odd" Type="console_scripts" /></ItemGroup>""");

        BuildOutcome build = InProcessBuild.Run(project, "MigrateRevision");

        Assert.AreEqual("MIG0060", build.Error.Code);
        Assert.AreEqual(project, build.Error.File);
        Assert.AreEqual("Cannot run the post-write hook 'odd': its Type is 'console_scripts'. It must be one of exec, tool, target.", build.Error.Message);
        Assert.DoesNotContain("Built", build.HighMessages);
    }

    [TestMethod]
    public async Task A_hook_can_be_a_local_tool()
    {
        using Workspace workspace = Project(out string project, """
            <ItemGroup>
              <MigratePostWriteHook Include="note" Type="tool" Options="log.txt 0 --check REVISION_SCRIPT_FILENAME" />
            </ItemGroup>
            """);
        PackTool(workspace);
        await DotNetCommand.RunAsync(workspace.Folder, "tool restore");

        InProcessBuild.Run(project, "MigrateRevision").AssertSucceeded();

        Assert.Contains(": --check|one.cs\n", File.ReadAllText(workspace.PathOf("log.txt")), StringComparison.Ordinal);
    }

    [TestMethod]
    public void Dotnet_format_lays_a_new_revision_out()
    {
        using var workspace = new Workspace();
        string project = workspace.WriteSdkProject($"""
            <PropertyGroup><RootNamespace>Shop</RootNamespace></PropertyGroup>
            {Workspace.EngineReferences}
            <ItemGroup>
              <MigratePostWriteHook Include="dotnet format" Executable="dotnet" Options="format whitespace --folder --include REVISION_SCRIPT_FILENAME" />
            </ItemGroup>
            """);

        // What the renderer does not know of, and the formatter does.
        workspace.Write(".editorconfig", "root = true\n[*.cs]\ncsharp_space_after_keywords_in_control_flow_statements = true\ncsharp_space_between_method_declaration_parameter_list_parentheses = true\n");
        InProcessBuild.Restore(project).AssertSucceeded();

        ResultItem file = InProcessBuild.Run(project, "MigrateRevision").AssertSucceeded().Items.Single();

        Assert.Contains("void Upgrade( MigrationOperations op )", File.ReadAllText(file.Name), StringComparison.Ordinal);
    }

    /// <summary>A project whose targets have written two files.</summary>
    private static Workspace Project(out string project, string body)
    {
        var workspace = new Workspace();
        string one = workspace.Write("one.cs", "");
        string two = workspace.Write("two.cs", "");
        project = workspace.WriteBareProject($$"""
            {"t":"hello","protocol":1,"host":"1","engine":"1"}
            {"t":"item","m":"{{one}}","metadata":{} }
            {"t":"item","m":"{{two}}","metadata":{} }
            """);
        File.WriteAllText(project, File.ReadAllText(project).Replace("</Project>", body + "</Project>", StringComparison.Ordinal));
        return workspace;
    }

    /// <summary>
    /// A package with a tool, in a feed of its own, and the manifest that names it. The name is new each time, since the
    /// SDK remembers for each user where it has found the tools of a name.
    /// </summary>
    private static void PackTool(Workspace workspace)
    {
        string name = "migrations-build-note-" + Guid.NewGuid().ToString("N")[..8];
        Directory.CreateDirectory(workspace.PathOf("feed"));
        using (ZipArchive package = ZipFile.Open(workspace.PathOf($"feed/{name}.1.0.0.nupkg"), ZipArchiveMode.Create))
        {
            foreach (string ending in (string[])[".dll", ".runtimeconfig.json", ".deps.json"])
            {
                string file = Path.ChangeExtension(Tree.FakeHostFile, ending);
                package.CreateEntryFromFile(file, "tools/net10.0/any/" + Path.GetFileName(file));
            }

            Write(package, "tools/net10.0/any/DotnetToolSettings.xml", """
                <DotNetCliTool Version="1">
                  <Commands><Command Name="note" EntryPoint="Migrations.Build.FakeHost.dll" Runner="dotnet" /></Commands>
                </DotNetCliTool>
                """);
            Write(package, name + ".nuspec", $"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata>
                    <id>{name}</id><version>1.0.0</version><authors>test</authors><description>A tool.</description>
                    <packageTypes><packageType name="DotnetTool" /></packageTypes>
                  </metadata>
                </package>
                """);
        }

        workspace.Write("nuget.config", """
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
            </configuration>
            """);
        workspace.Write(".config/dotnet-tools.json", $$"""
            { "version": 1, "isRoot": true, "tools": { "{{name}}": { "version": "1.0.0", "commands": ["note"] } } }
            """);
    }

    private static void Write(ZipArchive package, string name, string text)
    {
        using var writer = new StreamWriter(package.CreateEntry(name).Open());
        writer.Write(text);
    }
}
