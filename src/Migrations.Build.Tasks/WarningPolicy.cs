namespace Migrations.Build.Tasks;

/// <summary>
/// What becomes of a coded warning: MSBuild applies <c>TreatWarningsAsErrors</c> to the compiler's warnings only, so
/// the task asks the project's properties itself.
/// </summary>
internal sealed class WarningPolicy
{
    private readonly bool _all;
    private readonly HashSet<string> _errors;
    private readonly HashSet<string> _notErrors;
    private readonly HashSet<string> _silent;

    /// <summary>Makes the policy from the project's properties, lists of codes separated as the compiler allows.</summary>
    public WarningPolicy(bool treatWarningsAsErrors, string? warningsAsErrors, string? warningsNotAsErrors, string? noWarn)
    {
        _all = treatWarningsAsErrors;
        _errors = Codes(warningsAsErrors);
        _notErrors = Codes(warningsNotAsErrors);
        _silent = Codes(noWarn);
    }

    /// <summary>What a person sees of a warning.</summary>
    public WarningFate Of(string code) =>
        _silent.Contains(code) ? WarningFate.Silent
        : _errors.Contains(code) || (_all && !_notErrors.Contains(code)) ? WarningFate.Error
        : WarningFate.Warning;

    private static HashSet<string> Codes(string? list) =>
        new((list ?? "").Split([';', ',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries),
            StringComparer.OrdinalIgnoreCase);
}
