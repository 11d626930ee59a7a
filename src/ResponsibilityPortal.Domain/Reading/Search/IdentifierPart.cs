namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>A run of letters or of digits in a control identifier: SC-28(1) has SC, 28 and 1.</summary>
/// <param name="IsNumber">Whether it consists of digits.</param>
internal readonly record struct IdentifierPart(int Start, int Length, bool IsNumber)
{
    public int End => Start + Length;

    /// <summary>Returns the part in its comparable form: letters in upper case, numbers without leading zeros.</summary>
    public ReadOnlySpan<char> In(ReadOnlySpan<char> text)
    {
        var part = text.Slice(Start, Length);
        return IsNumber && part.TrimStart('0') is { Length: > 0 } number ? number : part;
    }
}
