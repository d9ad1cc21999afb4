using System.Text.RegularExpressions;

namespace Migrations.Build.Tests.Docs;

/// <summary>A Markdown file of the repository: its prose, its headings, its links and its blocks of code.</summary>
internal sealed partial class MarkdownPage
{
    private readonly List<string> _prose = [];
    private readonly List<CodeBlock> _blocks = [];

    private MarkdownPage(string path, string name)
    {
        Path = path;
        Name = name;
        Read(File.ReadAllLines(path));
    }

    /// <summary>All pages: at the root and in docs/, samples/, src/, tests/, bench/ and sdk/.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } = [.. Find()];

    public string Path { get; }

    /// <summary>The path from the root, with <c>/</c>.</summary>
    public string Name { get; }

    /// <summary>The lines outside blocks of code.</summary>
    public IReadOnlyList<string> Prose => _prose;

    public IReadOnlyList<CodeBlock> Blocks => _blocks;

    public string Title => Headings.FirstOrDefault() ?? "";

    public IEnumerable<string> Headings =>
        from line in _prose
        where line.StartsWith('#')
        select line.TrimStart('#').Trim();

    /// <summary>The anchors of the headings, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors => Headings.Select(Anchor);

    public IEnumerable<string> Links => Matches(Link(), "target");

    /// <summary>What stands between backticks.</summary>
    public IEnumerable<string> Code => Matches(InlineCode(), "code");

    public static MarkdownPage Of(string name) => All.Single(page => page.Name == name);

    private static IEnumerable<MarkdownPage> Find()
    {
        var root = Repository.Root;
        var files = Directory.EnumerateFiles(root, "*.md").Concat(
            from folder in new[] { "docs", "samples", "src", "tests", "bench", "sdk" }
            where Directory.Exists(System.IO.Path.Combine(root, folder))
            from file in Directory.EnumerateFiles(System.IO.Path.Combine(root, folder), "*.md", SearchOption.AllDirectories)
            select file);
        return
            from file in files
            let name = System.IO.Path.GetRelativePath(root, file).Replace('\\', '/')
            orderby name
            select new MarkdownPage(file, name);
    }

    private static string Anchor(string heading) =>
        NotInAnchors().Replace(heading.ToLowerInvariant().Replace(' ', '-'), "");

    private IEnumerable<string> Matches(Regex regex, string part) =>
        from line in _prose
        from match in regex.Matches(line)
        select match.Groups[part].Value;

    private void Read(string[] lines)
    {
        List<string>? open = null;
        var language = "";
        var start = 0;
        for (var number = 0; number < lines.Length; number++)
        {
            var line = lines[number];
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                (open ?? _prose).Add(line);
            }
            else if (open is null)
            {
                (open, language, start) = ([], line.TrimStart('`').Trim(), number + 2);
            }
            else
            {
                _blocks.Add(new CodeBlock(language, string.Join('\n', open), $"{Name}({start})"));
                open = null;
            }
        }
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NotInAnchors();
}
