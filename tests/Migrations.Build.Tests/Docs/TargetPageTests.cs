using System.Text.RegularExpressions;

namespace Migrations.Build.Tests.Docs;

/// <summary>The pages of targets, properties and items, and what sdk/ has.</summary>
[TestClass]
public sealed partial class TargetPageTests
{
    private static readonly MarkdownPage[] Pages =
        [.. MarkdownPage.All.Where(page => page.Name.StartsWith("docs/targets/Migrate", StringComparison.Ordinal))];

    [TestMethod]
    public void Each_target_has_a_page_and_each_page_a_target()
    {
        var titles = Pages.Select(page => page.Title).ToList();

        Assert.AreEqual("", string.Join(", ", Surface.Targets.Except(titles)), "targets without a page");
        Assert.AreEqual("", string.Join(", ", titles.Except(Surface.Targets)), "pages without a target");
        CollectionAssert.AreEqual(Pages.Select(page => Path.GetFileNameWithoutExtension(page.Path)).ToList(), titles);
    }

    [TestMethod]
    public void A_page_says_what_the_target_takes_shows_and_returns()
    {
        foreach (var page in Pages)
        {
            CollectionAssert.IsSubsetOf(new[] { "Properties", "Example", "Output", "Errors" }, page.Headings.ToList(), page.Name);
            Assert.Contains($"@({page.Title}Result)", page.Code, page.Name);
        }
    }

    [TestMethod]
    public void The_index_has_each_target()
    {
        CollectionAssert.IsSubsetOf(Surface.Targets.Select(target => $"{target}.md").ToList(), MarkdownPage.Of("docs/targets/README.md").Links.ToList());
    }

    [TestMethod]
    public void The_page_of_properties_has_each_property_and_item_and_no_other()
    {
        var page = MarkdownPage.Of("docs/properties.md");
        var documented = page.Code.SelectMany(NamesIn).ToHashSet(StringComparer.Ordinal);

        Assert.AreEqual("", string.Join(", ", Surface.Names.Except(documented)), "missing");
        Assert.AreEqual("", string.Join(", ", documented.Except(Surface.Names).Except(Surface.Targets)), "unknown");
    }

    [TestMethod]
    public void What_a_page_of_a_target_calls_a_property_is_one()
    {
        var unknown =
            from page in Pages
            from line in page.Prose
            where line.StartsWith("| `Migrat", StringComparison.Ordinal)
            from name in NamesIn(line.Split('|')[1])
            where !Surface.Names.Contains(name)
            select $"{page.Name}: {name}";

        Assert.AreEqual("", string.Join(", ", unknown));
    }

    [TestMethod]
    public void Commands_and_project_files_in_the_pages_name_what_there_is()
    {
        var unknown =
            from page in MarkdownPage.All
            from text in page.Code.Concat(page.Blocks.Where(block => block.Language is not "text").Select(block => block.Text))
            from match in Mention().Matches(text)
            let target = match.Groups["target"].Value
            let name = match.Groups["name"].Value
            where (target.Length > 0 && !Surface.Targets.Contains(target)) || (name.Length > 0 && !Surface.Names.Contains(name))
            select $"{page.Name}: {match.Value}";

        Assert.AreEqual("", string.Join(", ", unknown.Distinct()));
    }

    private static IEnumerable<string> NamesIn(string code) => Name().Matches(code).Select(match => match.Value);

    [GeneratedRegex(@"(?<!\w)Migrat(e|ions)[A-Z]\w*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(
        @"-(t|getTargetResult):(?<target>Migrat\w+)|-p:(?<name>Migrat\w+)|</?(?<name>Migrate\w+)|[$@]\((?<name>Migrat\w+)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Mention();
}
