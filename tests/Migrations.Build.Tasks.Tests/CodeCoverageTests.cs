using System.Text.RegularExpressions;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>Which codes no real build of these tests provokes: said here, so that the list can only shrink.</summary>
[TestClass]
public sealed class CodeCoverageTests
{
    // Most need a PostgreSQL server, or an accident in the middle of a run: the providers' tests provoke them without a build.
    private static readonly string[] NotYet =
    [
        "MIG0052", "MIG0093", "MIG3013", "MIG3014", "MIG3021", "MIG3022", "MIG3023", "MIG3040", "MIG3041",
        "MIG3042", "MIG3044", "MIG3107", "MIG4005", "MIG4032",
    ];

    [TestMethod]
    public void Each_code_is_provoked_by_a_build_or_is_on_the_list()
    {
        string[] codes = [.. Directory.EnumerateFiles($"{Tree.Root}/docs/codes", "MIG*.md").Select(file => Path.GetFileNameWithoutExtension(file))];
        HashSet<string> provoked =
        [
            .. Directory.EnumerateFiles($"{Tree.Root}/tests/Migrations.Build.Tasks.Tests", "*.cs")
                .Where(file => Path.GetFileName(file) != "CodeCoverageTests.cs")
                .SelectMany(file => Regex.Matches(File.ReadAllText(file), "\"MIG[0-9]{4}\"").Select(match => match.Value.Trim('"'))),
        ];

        Assert.AreEqual(string.Join(' ', NotYet), string.Join(' ', codes.Where(code => !provoked.Contains(code)).Order(StringComparer.Ordinal)));
    }
}
