using System.Text.RegularExpressions;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>Which codes no real build of these tests provokes: said here, so that the list can only shrink.</summary>
[TestClass]
public sealed class CodeCoverageTests
{
    // A lock lost in the middle of a run, a definition that is not certain, an expression that no server was asked about:
    // the providers' tests provoke them without a build.
    private static readonly string[] NotYet = ["MIG3014", "MIG3107", "MIG4005"];

    [TestMethod]
    public void Each_code_is_provoked_by_a_build_or_is_on_the_list()
    {
        string[] codes = [.. Directory.EnumerateFiles($"{Tree.Root}/docs/codes", "MIG*.md").Select(file => Path.GetFileNameWithoutExtension(file))];
        HashSet<string> provoked =
        [
            .. Directory.EnumerateFiles($"{Tree.Root}/tests/Migrations.Build.Tasks.Tests", "*.cs")
                .Where(file => Path.GetFileName(file) != "CodeCoverageTests.cs")
                .Select(File.ReadAllText)
                .Where(text => text.Contains("InProcessBuild.", StringComparison.Ordinal) || text.Contains("DotNetCommand.", StringComparison.Ordinal) || text.Contains("Project.Get()", StringComparison.Ordinal))
                .SelectMany(text => Regex.Matches(text, "\"MIG[0-9]{4}\"").Select(match => match.Value.Trim('"'))),
        ];

        Assert.AreEqual(string.Join(' ', NotYet), string.Join(' ', codes.Where(code => !provoked.Contains(code)).Order(StringComparer.Ordinal)));
    }
}
