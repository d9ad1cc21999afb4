using System.Numerics;
using System.Text.RegularExpressions;

namespace Migrations.Build.Host.Adoption;

/// <summary>
/// Scripts by the names that Flyway and Evolve have for them: <c>V1_2__words.sql</c>, its way back <c>U1_2__words.sql</c>, and
/// <c>R__words.sql</c>, which they run again whenever it has changed.
/// </summary>
internal static partial class FlywayFolder
{
    /// <summary>Whether a name is that of a versioned script.</summary>
    public static bool IsVersioned(string name) => Script().Match(Path.GetFileName(name)) is { Success: true } match && match.Groups["kind"].Value == "V";

    /// <summary>The scripts: the versioned ones by their numbers, behind them the repeatable ones by their names.</summary>
    /// <exception cref="MigrationException">Two scripts have one version.</exception>
    public static AdoptedHistory Read(IReadOnlyList<SourceFile> files)
    {
        var warnings = new List<MigrationWarning>();
        var scripts = files.Select(file => (File: file, Name: Script().Match(Path.GetFileName(file.Name)))).ToList();
        Dictionary<string, SourceFile> undo = [];
        foreach (var (file, name) in scripts.Where(script => script.Name.Groups["kind"].Value == "U"))
        {
            undo[VersionOf(name)] = file;
        }

        var revisions = new List<AdoptedRevision>();
        foreach (var (file, name) in scripts.Where(script => script.Name.Groups["kind"].Value == "V").OrderBy(script => NumbersOf(script.Name), VersionOrder.Instance))
        {
            string version = VersionOf(name);
            undo.Remove(version, out SourceFile? back);
            revisions.Add(Revision(file, "V" + version.Replace('.', '_'), name, back, warnings));
        }

        foreach (var (file, name) in scripts.Where(script => script.Name.Groups["kind"].Value == "R").OrderBy(script => script.Name.Groups["words"].Value, StringComparer.Ordinal))
        {
            revisions.Add(Revision(file, AdoptedName.Id(Path.GetFileName(file.Name)), name, back: null, warnings));
            warnings.Add(new MigrationWarning(
                DiagnosticCodes.AdoptionChanged,
                "This repeatable script became a revision that runs once, behind the versioned ones. To change what it makes, write a new revision.",
                new SourceLocation(file.Path, 0)));
        }

        IEnumerable<SourceFile> others = scripts.Where(script => !script.Name.Success || script.Name.Groups["kind"].Value == "B").Select(script => script.File).Concat(undo.Values);
        warnings.AddRange(others.Select(file => new MigrationWarning(
            DiagnosticCodes.AdoptionLeftOut,
            "This script did not become a revision: it is neither a versioned script (V1__words.sql), nor the way back of one (U1__words.sql), nor a repeatable one (R__words.sql).",
            new SourceLocation(file.Path, 0))));
        return new AdoptedHistory("Flyway or Evolve", revisions, IsLinear: true) { Warnings = warnings };
    }

    private static AdoptedRevision Revision(SourceFile file, string id, Match name, SourceFile? back, List<MigrationWarning> warnings) => new()
    {
        Id = id,
        Message = AdoptedName.Message(name.Groups["words"].Value),
        FileName = file.Name,
        Source = new SourceLocation(file.Path, 0),
        Upgrade = Text(file, warnings),
        Downgrade = back is null ? null : Text(back, warnings),
    };

    private static string Text(SourceFile file, List<MigrationWarning> warnings)
    {
        string text = HandWrittenScript.Text(file, warnings);
        if (Placeholder().Match(file.Text) is { Success: true } placeholder)
        {
            warnings.Add(new MigrationWarning(
                DiagnosticCodes.AdoptionChanged,
                $"The placeholder '{placeholder.Value}' stands in the revision as it is: nothing replaces it. Write its value in the revision, and those of all others.",
                new SourceLocation(file.Path, file.Text.AsSpan(0, placeholder.Index).Count('\n') + 1)));
        }

        return text;
    }

    /// <summary>1, 01 and 1.0 are one version.</summary>
    private static string VersionOf(Match name)
    {
        BigInteger[] numbers = NumbersOf(name);
        int length = numbers.Length;
        while (length > 1 && numbers[length - 1].IsZero)
        {
            length--;
        }

        return string.Join('.', numbers.Take(length));
    }

    private static BigInteger[] NumbersOf(Match name) =>
        [.. name.Groups["version"].Value.Split('.', '_').Select(number => BigInteger.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];

    [GeneratedRegex(
        @"^((?<kind>[VUB])(?<version>[0-9]+([._][0-9]+)*)|(?<kind>R))__(?<words>.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Script();

    [GeneratedRegex(@"\$\{[^}\s]+\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();

    private sealed class VersionOrder : IComparer<BigInteger[]>
    {
        public static VersionOrder Instance { get; } = new();

        public int Compare(BigInteger[]? x, BigInteger[]? y)
        {
            int length = Math.Max(x!.Length, y!.Length);
            return Enumerable.Range(0, length)
                .Select(at => x.ElementAtOrDefault(at).CompareTo(y.ElementAtOrDefault(at)))
                .FirstOrDefault(order => order != 0);
        }
    }
}
