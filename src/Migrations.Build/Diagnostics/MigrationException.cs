namespace Migrations.Build;

/// <summary>
/// A run that cannot go on, with a code of its own (<c>MIGnnnn</c>, one page each in docs/) and, where it is known,
/// the place in the source that caused it.
/// </summary>
/// <remarks>
/// <para>For: everything this tool refuses or that a database refuses on its behalf. The message says what was tried,
/// on what, what was found and what to do next; it never holds a connection string or a password.</para>
/// <para>Not for: wrong arguments from C# code (<see cref="ArgumentException"/>) and cancellation
/// (<see cref="OperationCanceledException"/>).</para>
/// </remarks>
public class MigrationException : Exception
{
    /// <summary>Makes an exception with its code, message, place and cause.</summary>
    /// <param name="code">The code, from <see cref="DiagnosticCodes"/>.</param>
    /// <param name="message">What was tried, on what, what was found, and what to do next.</param>
    /// <param name="location">The place in the source; null when there is none.</param>
    /// <param name="innerException">The database's or the author's own exception; null when there is none.</param>
    public MigrationException(
        string code, string message, SourceLocation? location = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        Location = location;
    }

    /// <summary>The code: <c>MIG</c> and four digits.</summary>
    public string Code { get; }

    /// <summary>The place in the source that caused it; null when there is none or it is not known.</summary>
    public SourceLocation? Location { get; }
}
