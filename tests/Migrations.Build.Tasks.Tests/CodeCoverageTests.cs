using System.Text.RegularExpressions;
using Migrations.Build.BuildHarness;

namespace Migrations.Build.Tasks.Tests;

/// <summary>Each code has a test that provokes it in a real build.</summary>
[TestClass]
public sealed class CodeCoverageTests
{
    [TestMethod]
    public void Each_code_is_provoked_by_a_build()
    {
        string[] codes = [.. Directory.EnumerateFiles($"{Tree.Root}/docs/codes", "MIG*.md").Select(file => Path.GetFileNameWithoutExtension(file))];
        HashSet<string> provoked =
        [
            .. Directory.EnumerateFiles($"{Tree.Root}/tests/Migrations.Build.Tasks.Tests", "*.cs")
                .Select(File.ReadAllText)
                .Where(text => text.Contains("InProcessBuild.", StringComparison.Ordinal) || text.Contains("DotNetCommand.", StringComparison.Ordinal) || text.Contains("Project.Get()", StringComparison.Ordinal))
                .SelectMany(text => Regex.Matches(text, "\"MIG[0-9]{4}\"").Select(match => match.Value.Trim('"'))),
        ];

        Assert.AreEqual("", string.Join(' ', codes.Where(code => !provoked.Contains(code)).Order(StringComparer.Ordinal)));
    }
}
