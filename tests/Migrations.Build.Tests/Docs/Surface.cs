using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Migrations.Build.Tests.Docs;

/// <summary>The public names of sdk/: what a user's project sees of the package.</summary>
internal static partial class Surface
{
    private static readonly XDocument[] Files =
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "sdk"), "Migrations.Build.*", SearchOption.AllDirectories)
           where Path.GetExtension(file) is ".props" or ".targets"
           orderby file
           select XDocument.Load(file),
    ];

    public static IReadOnlySet<string> Targets { get; } = Public(
        from target in Elements("Target")
        select (string?)target.Attribute("Name") ?? "");

    /// <summary>Properties and items, whether they are set or only read.</summary>
    public static IReadOnlySet<string> Names { get; } = Public(
        Elements("PropertyGroup", "ItemGroup").Elements().Select(element => element.Name.LocalName)
            .Concat(Elements("Output").Select(output => (string?)output.Attribute("ItemName") ?? ""))
            .Concat(
                from file in Files
                from match in Used().Matches(WithoutComments(file))
                select match.Groups["name"].Value));

    private static HashSet<string> Public(IEnumerable<string> names) =>
        [.. names.Where(name => name.StartsWith("Migrat", StringComparison.Ordinal))];

    private static IEnumerable<XElement> Elements(params string[] names) =>
        from file in Files
        from element in file.Descendants()
        where names.Contains(element.Name.LocalName, StringComparer.Ordinal)
        select element;

    private static string WithoutComments(XDocument file)
    {
        var copy = new XDocument(file);
        copy.DescendantNodes().OfType<XComment>().Remove();
        return copy.ToString();
    }

    [GeneratedRegex(@"[$@]\((?<name>Migrat\w+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Used();
}
