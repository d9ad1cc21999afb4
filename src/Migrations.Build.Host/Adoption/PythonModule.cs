namespace Migrations.Build.Host.Adoption;

/// <summary>What a Python file says at its top level in literals: its documentation, and the strings that names are set to. Nothing
/// is run.</summary>
internal sealed class PythonModule
{
    private readonly string _path;
    private readonly IReadOnlyList<PythonToken> _tokens;
    private readonly Dictionary<string, (IReadOnlyList<string> Values, int Line)> _assignments = new(StringComparer.Ordinal);
    private int _at;

    private PythonModule(string path, IReadOnlyList<PythonToken> tokens)
    {
        _path = path;
        _tokens = tokens;
    }

    /// <summary>The string that the file begins with; empty when it begins with something else.</summary>
    public string Documentation { get; private set; } = "";

    private PythonToken Current => _tokens[_at];

    /// <summary>Reads a file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="path">Its path, for errors.</param>
    /// <param name="names">The names whose values are wanted; all others may be set to anything.</param>
    /// <exception cref="MigrationException">A string does not end, or one of the names is set to what only Python can evaluate.</exception>
    public static PythonModule Read(string text, string path, IReadOnlySet<string> names)
    {
        var module = new PythonModule(path, new PythonScanner(text, path).Scan());
        module.Read(names);
        return module;
    }

    /// <summary>The strings that a name is set to: none for None; null when the file does not set it.</summary>
    public IReadOnlyList<string>? ValuesOf(string name) => _assignments.TryGetValue(name, out var found) ? found.Values : null;

    /// <summary>The line in which a name is set, or the first one.</summary>
    public int LineOf(string name) => _assignments.TryGetValue(name, out var found) ? found.Line : 1;

    private void Read(IReadOnlySet<string> names)
    {
        bool isFirst = true;
        int indentation = 0;
        while (Current.Kind != PythonTokenKind.End)
        {
            PythonToken start = Current;
            if (start.Kind == PythonTokenKind.LineEnd || start.Is(';'))
            {
                _at++;
                indentation = start.Is(';') ? indentation : Current.Column;
                continue;
            }

            if (isFirst && start.Kind == PythonTokenKind.Text)
            {
                Documentation = Text();
            }
            else if (indentation == 0 && start.Kind == PythonTokenKind.Name && names.Contains(start.Text) && Assigns())
            {
                _assignments[start.Text] = (Values(start), start.Line);
            }

            isFirst = false;
            SkipStatement();
        }
    }

    /// <summary>Goes behind <c>name =</c> or <c>name: annotation =</c>; false when the line sets nothing.</summary>
    private bool Assigns()
    {
        for (int at = _at + 1; !IsStatementEnd(_tokens[at]); at++)
        {
            if (_tokens[at].Is('='))
            {
                _at = at + 1;
                return !Current.Is('=');
            }
        }

        return false;
    }

    private List<string> Values(PythonToken name)
    {
        var values = new List<string>();
        int open = 0;
        while (!IsStatementEnd(Current))
        {
            switch (Current)
            {
                case { Kind: PythonTokenKind.Text }:
                    values.Add(Text());
                    break;
                case { Kind: PythonTokenKind.Name, Text: "None" }:
                    _at++;
                    break;
                case { Kind: PythonTokenKind.Symbol, Text: "(" or "[" or "{" or ")" or "]" or "}" or "," }:
                    open += Current.Is('(') || Current.Is('[') || Current.Is('{') ? 1 : Current.Is(',') ? 0 : -1;
                    _at++;
                    break;
                default:
                    throw NotLiteral(name, Current);
            }
        }

        return open == 0 ? values : throw NotLiteral(name, Current);
    }

    /// <summary>Strings that stand side by side are one.</summary>
    private string Text()
    {
        string text = "";
        for (; Current.Kind == PythonTokenKind.Text; _at++)
        {
            text += Current.Text;
        }

        return text;
    }

    private void SkipStatement()
    {
        while (!IsStatementEnd(Current))
        {
            _at++;
        }
    }

    private static bool IsStatementEnd(PythonToken token) => token.Kind is PythonTokenKind.LineEnd or PythonTokenKind.End || token.Is(';');

    private MigrationException NotLiteral(PythonToken name, PythonToken found) => new(
        DiagnosticCodes.AlembicFileUnreadable,
        found.Text.Length == 0
            ? $"Cannot read the revision: the value of '{name.Text}' does not end. Close its bracket."
            : $"Cannot read the revision: '{name.Text}' is set to something that only Python could evaluate ('{found.Text}'). Write None, a string, or a tuple of strings.",
        new SourceLocation(_path, found.Text.Length == 0 ? name.Line : found.Line));
}
