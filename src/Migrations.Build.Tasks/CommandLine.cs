using System.Text;

namespace Migrations.Build.Tasks;

/// <summary>Arguments as one command line, by the rules that .NET uses on every system.</summary>
internal static class CommandLine
{
    /// <summary>Joins arguments so that each arrives as it was given.</summary>
    public static string Join(IEnumerable<string> arguments)
    {
        var line = new StringBuilder();
        foreach (string argument in arguments)
        {
            if (line.Length > 0)
            {
                line.Append(' ');
            }

            AppendQuoted(line, argument);
        }

        return line.ToString();
    }

    /// <summary>Takes apart what a person wrote: blanks separate, double quotes hold together.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var arguments = new List<string>();
        StringBuilder? argument = null;
        bool isQuoted = false;
        foreach (char c in text)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
                argument ??= new StringBuilder();
            }
            else if (isQuoted || !char.IsWhiteSpace(c))
            {
                (argument ??= new StringBuilder()).Append(c);
            }
            else if (argument is not null)
            {
                arguments.Add(argument.ToString());
                argument = null;
            }
        }

        if (argument is not null)
        {
            arguments.Add(argument.ToString());
        }

        return arguments;
    }

    private static void AppendQuoted(StringBuilder line, string argument)
    {
        if (argument.Length > 0 && argument.IndexOfAny([' ', '\t', '"', '\'']) < 0)
        {
            line.Append(argument);
            return;
        }

        line.Append('"');
        int backslashes = 0;
        foreach (char c in argument)
        {
            // A backslash counts as itself, except in front of a quote, where each must be doubled.
            if (c == '"')
            {
                line.Append('\\', (backslashes * 2) + 1);
            }
            else if (c != '\\')
            {
                line.Append('\\', backslashes);
            }

            backslashes = c == '\\' ? backslashes + 1 : 0;
            if (c != '\\')
            {
                line.Append(c);
            }
        }

        line.Append('\\', backslashes * 2).Append('"');
    }
}
