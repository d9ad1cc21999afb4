namespace Migrations.Build.Host.Bundle;

/// <summary>The answer as lines for a person: results on standard output, errors and warnings in MSBuild's form on standard error.</summary>
internal sealed class ConsoleOutput(TextWriter results, TextWriter errors, bool isVerbose) : HostOutput(Stream.Null)
{
    /// <inheritdoc/>
    protected override void Show(string text) => results.WriteLine(text);

    /// <inheritdoc/>
    public override void Log(string level, string text)
    {
        if (isVerbose)
        {
            results.WriteLine(Redactor.Clean(text));
        }
    }

    /// <inheritdoc/>
    public override void Diagnostic(string severity, string code, string text, string? file, int line)
    {
        base.Diagnostic(severity, code, text, file, line);
        string place = file is null ? "" : string.Create(null, $"{file}({line}): ");
        errors.WriteLine($"{place}{severity} {code}: {Redactor.Clean(text)}");
    }
}
