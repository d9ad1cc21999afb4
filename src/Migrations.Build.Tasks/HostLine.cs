namespace Migrations.Build.Tasks;

/// <summary>A line that the host printed.</summary>
internal readonly struct HostLine(string text, bool isError)
{
    /// <summary>The line, without its end.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it came on standard error, which the protocol does not use.</summary>
    public bool IsError { get; } = isError;
}
