namespace Migrations.Build.Tests.Revisions;

/// <summary>
/// A graph drawn in text. <c>a &lt;- b</c>: b follows a; <c>a + b &lt;- c</c>: c merges; <c>b(d)</c>: b depends on d;
/// <c>b[x]</c>: b declares the label x; several drawings are separated by commas or line ends.
/// </summary>
internal static class GraphText
{
    public static RevisionGraph Draw(string text) => new(Revisions(text));

    public static IReadOnlyList<Revision> Revisions(string text)
    {
        var revisions = new Dictionary<string, Revision>(StringComparer.Ordinal);
        foreach (string drawing in text.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] below = [];
            foreach (string place in drawing.Split("<-", StringSplitOptions.TrimEntries))
            {
                string[] names = place.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                below = [.. names.Select(name => Read(revisions, name, below))];
            }
        }

        return [.. revisions.Values];
    }

    private static string Read(Dictionary<string, Revision> revisions, string text, string[] below)
    {
        string id = text.Split('(', '[')[0];
        Revision revision = revisions.GetValueOrDefault(id) ?? new Revision(id) { Message = $"make {id}" };
        revisions[id] = revision with
        {
            DownRevisions = below.Length > 0 ? [.. revision.DownRevisions, .. below] : revision.DownRevisions,
            DependsOn = [.. revision.DependsOn, .. Between(text, '(', ')')],
            BranchLabels = [.. revision.BranchLabels, .. Between(text, '[', ']')],
        };
        return id;
    }

    private static string[] Between(string text, char open, char close)
    {
        int start = text.IndexOf(open, StringComparison.Ordinal);
        return start < 0
            ? []
            : text[(start + 1)..text.IndexOf(close, start)].Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
