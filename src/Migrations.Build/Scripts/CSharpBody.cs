namespace Migrations.Build.Scripts;

/// <summary>The C# statements of operations, and the namespaces they need beside Migrations.Build.</summary>
/// <param name="Text">Statements on <c>op</c>, lines ended by line feeds, indented by four blanks a level from 0; empty for no operation.</param>
/// <param name="Usings">The namespaces, sorted.</param>
internal sealed record CSharpBody(string Text, ValueList<string> Usings)
{
    /// <summary>Writes operations as a person would.</summary>
    public static CSharpBody Of(IEnumerable<MigrationOperation> operations, CSharpOptions options)
    {
        var values = new CSharpValues(options);
        var writer = new CSharpOperations(options, values);
        var text = string.Concat(operations.SelectMany(operation =>
            options.Comments(operation).Select(comment => $"// {comment}").Append(writer.Statement(operation))).Select(line => $"{line}\n"));
        return new CSharpBody(text, [.. values.Usings]);
    }
}
