using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>The text of a script: statements that end with a semicolon, comments, and commands of the program that runs it.</summary>
/// <remarks>Lines end with a line feed on every machine.</remarks>
internal sealed class ScriptText(Dialect dialect, TextWriter output)
{
    /// <summary>A comment of one line, whatever the text holds.</summary>
    public void Comment(string text)
    {
        output.Write("-- ");
        foreach (var character in text)
        {
            output.Write(char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character);
        }

        output.Write('\n');
    }

    /// <summary>A blank line.</summary>
    public void Line() => output.Write('\n');

    /// <summary>A line as it is.</summary>
    public void Line(string text)
    {
        output.Write(text);
        output.Write('\n');
    }

    /// <summary>A statement.</summary>
    public void Statement(string text)
    {
        output.Write(text);
        output.Write(";\n\n");
    }

    /// <summary>A statement with its reason, values as literals.</summary>
    /// <exception cref="MigrationException">A value has no literal, or raw SQL does not end.</exception>
    public void Statement(SqlStatement statement)
    {
        if (statement.Reason is { } reason)
        {
            Comment(reason);
        }

        try
        {
            foreach (var text in dialect.Script(statement))
            {
                Split(statement, text);
            }
        }
        catch (MigrationException exception) when (exception.Location is null || exception.Location.File.Length == 0)
        {
            throw new MigrationException(exception.Code, exception.Message, statement.Location, exception);
        }
    }

    /// <summary>Raw SQL may hold several statements, a semicolon at its end, or a comment that would swallow ours.</summary>
    private void Split(SqlStatement statement, string text)
    {
        if (statement.Rows is not null)
        {
            Statement(text);
            return;
        }

        foreach (var one in StatementSplitter.Split(text, dialect.Syntax, path: ""))
        {
            Statement(one.Text);
        }
    }
}
