namespace Migrations.Build.Running;

/// <summary>Another runner went on with a step between two of its transactions; the plan must be made anew.</summary>
internal sealed class TakenOverException : Exception;
