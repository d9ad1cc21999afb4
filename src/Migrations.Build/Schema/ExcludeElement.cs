namespace Migrations.Build;

/// <summary>One comparison of an <see cref="ExcludeConstraint"/>.</summary>
/// <param name="Column">What is compared.</param>
/// <param name="Operator">The operator, such as <c>&amp;&amp;</c> or <c>=</c>.</param>
public sealed record ExcludeElement(IndexColumn Column, string Operator);
