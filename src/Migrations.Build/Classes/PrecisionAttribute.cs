namespace Migrations.Build;

/// <summary>The digits of a decimal number, or the fractional digits of a time's seconds.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PrecisionAttribute : Attribute
{
    /// <summary>Sets the precision alone.</summary>
    /// <param name="precision">All digits of a number, or the fractional digits of a time's seconds.</param>
    public PrecisionAttribute(int precision) => Precision = precision;

    /// <summary>Sets precision and scale of a number.</summary>
    /// <param name="precision">All digits.</param>
    /// <param name="scale">Digits behind the point.</param>
    public PrecisionAttribute(int precision, int scale)
        : this(precision) => Scale = scale;

    /// <summary>All digits of a number, or the fractional digits of a time's seconds.</summary>
    public int Precision { get; }

    /// <summary>Digits behind the point; null: none said.</summary>
    public int? Scale { get; }
}
