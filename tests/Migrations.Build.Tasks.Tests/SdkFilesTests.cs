using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>What the files in sdk/ promise among themselves.</summary>
[TestClass]
public sealed class SdkFilesTests
{
    [TestMethod]
    public void Each_code_of_the_targets_is_a_code_of_the_engine()
    {
        string[] known = Codes();
        string[] used = [.. Files().SelectMany(file => Regex.Matches(File.ReadAllText(file), "MIG[0-9]{4}").Select(match => match.Value)).Distinct()];

        Assert.AreNotEqual(0, used.Length);
        CollectionAssert.IsSubsetOf(used, known);
    }

    [TestMethod]
    public void Each_code_of_configuration_and_build_has_a_page()
    {
        string[] missing =
        [
            .. Codes().Where(code => code.StartsWith("MIG0", StringComparison.Ordinal) && !File.Exists($"{Tree.Root}/docs/codes/{code}.md")),
        ];

        Assert.AreEqual(0, missing.Length, string.Join(", ", missing));
    }

    [TestMethod]
    public void The_outer_build_has_the_public_targets_of_the_inner_one()
    {
        CollectionAssert.AreEquivalent(
            PublicTargets("build/Migrations.Build.targets"), PublicTargets("buildMultiTargeting/Migrations.Build.targets"));
    }

    [TestMethod]
    public void Each_public_target_returns_its_result_and_has_a_chain_to_extend()
    {
        XDocument targets = XDocument.Load($"{Tree.Root}/sdk/build/Migrations.Build.targets");
        foreach (XElement target in targets.Descendants("Target").Where(target => IsPublic((string)target.Attribute("Name")!)))
        {
            string name = (string)target.Attribute("Name")!;
            Assert.AreEqual($"@({name}Result)", (string?)target.Attribute("Returns"));
            Assert.AreEqual($"$({name}DependsOn)", (string?)target.Attribute("DependsOnTargets"));
            Assert.Contains($"$({name}DependsOn)", targets.Descendants($"{name}DependsOn").Single().Value, StringComparison.Ordinal);
        }
    }

    // By name: the task's assembly has the same constants of its own.
    private static string[] Codes() =>
    [
        .. typeof(MigrationEngine).Assembly.GetType("Migrations.Build.DiagnosticCodes")!
            .GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!),
    ];

    private static IEnumerable<string> Files() => Directory.EnumerateFiles($"{Tree.Root}/sdk", "*.*s", SearchOption.AllDirectories);

    private static string[] PublicTargets(string file) =>
        [.. XDocument.Load($"{Tree.Root}/sdk/{file}").Descendants("Target").Select(target => (string)target.Attribute("Name")!).Where(IsPublic)];

    private static bool IsPublic(string name) => !name.StartsWith('_');
}
