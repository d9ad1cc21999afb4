namespace Migrations.Build.Tasks;

/// <summary>A line that the host printed.</summary>
/// <remarks>A class: the queue between the threads would be compiled anew, at run time, for a structure.</remarks>
internal sealed class HostLine(string text, bool isError)
{
    /// <summary>The line, without its end.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it came on standard error, which the protocol does not use.</summary>
    public bool IsError { get; } = isError;
}
