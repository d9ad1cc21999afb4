using System.Reflection;

namespace Migrations.Build.Tests.Docs;

/// <summary>The pages of docs/codes and the codes.</summary>
[TestClass]
public sealed class CodePageTests
{
    private static readonly string[] Codes =
    [
        .. typeof(DiagnosticCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    private static readonly MarkdownPage[] Pages =
        [.. MarkdownPage.All.Where(page => page.Name.StartsWith("docs/codes/MIG", StringComparison.Ordinal))];

    [TestMethod]
    public void No_two_constants_have_the_same_code()
    {
        Assert.AreEqual("", string.Join(", ", Codes.CountBy(code => code).Where(code => code.Value > 1).Select(code => code.Key)));
    }

    [TestMethod]
    public void Each_code_has_a_page_and_each_page_a_code()
    {
        var pages = Pages.Select(page => Path.GetFileNameWithoutExtension(page.Path)).ToList();

        Assert.AreEqual("", string.Join(", ", Codes.Except(pages)), "codes without a page");
        Assert.AreEqual("", string.Join(", ", pages.Except(Codes)), "pages without a code");
    }

    [TestMethod]
    public void A_page_has_its_code_as_title_and_the_headings_of_all_pages()
    {
        var others =
            from page in Pages
            where !page.Title.StartsWith(Path.GetFileNameWithoutExtension(page.Path) + ": ", StringComparison.Ordinal)
                || !page.Headings.Skip(1).SequenceEqual(["Why", "What to do"], StringComparer.Ordinal)
            select page.Name;

        Assert.AreEqual("", string.Join(", ", others));
    }

    [TestMethod]
    public void The_index_has_each_code_once_with_the_title_of_its_page()
    {
        var index = File.ReadAllText(MarkdownPage.Of("docs/codes/README.md").Path);

        foreach (var page in Pages)
        {
            var (code, title) = (page.Title[..7], page.Title[9..]);
            Assert.HasCount(2, index.Split($"| [{code}]({code}.md) | {title} |"), page.Name);
        }
    }
}
