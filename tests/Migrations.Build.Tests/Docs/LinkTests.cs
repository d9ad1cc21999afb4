namespace Migrations.Build.Tests.Docs;

/// <summary>The links between pages.</summary>
[TestClass]
public sealed class LinkTests
{
    [TestMethod]
    public void A_relative_link_leads_to_a_file_or_folder_and_its_anchor_to_a_heading()
    {
        var broken =
            from page in MarkdownPage.All
            from link in page.Links
            where !link.Contains("://", StringComparison.Ordinal) && !Leads(page, link)
            select $"{page.Name}: {link}";

        Assert.AreEqual("", string.Join(", ", broken));
    }

    [TestMethod]
    public void Each_page_of_docs_is_reached_from_the_readme()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(["README.md"]);
        while (open.TryDequeue(out var name))
        {
            if (!reached.Add(name) || MarkdownPage.All.FirstOrDefault(page => page.Name == name) is not { } page)
            {
                continue;
            }

            foreach (var link in page.Links.Where(link => !link.Contains("://", StringComparison.Ordinal)))
            {
                var file = FileOf(page, link);
                open.Enqueue(NameOf(Directory.Exists(file) ? Path.Combine(file, "README.md") : file));
            }
        }

        var lost = MarkdownPage.All.Select(page => page.Name).Where(name => name.StartsWith("docs/", StringComparison.Ordinal)).Except(reached);

        Assert.AreEqual("", string.Join(", ", lost));
    }

    private static bool Leads(MarkdownPage page, string link)
    {
        var file = FileOf(page, link);
        var at = link.IndexOf('#', StringComparison.Ordinal);
        return at < 0
            ? File.Exists(file) || Directory.Exists(file)
            : MarkdownPage.All.FirstOrDefault(one => one.Path == file)?.Anchors.Contains(link[(at + 1)..], StringComparer.Ordinal) == true;
    }

    private static string FileOf(MarkdownPage page, string link)
    {
        var path = link.Split('#')[0];
        return path.Length == 0 ? page.Path : Path.GetFullPath(path, Path.GetDirectoryName(page.Path)!);
    }

    private static string NameOf(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
}
