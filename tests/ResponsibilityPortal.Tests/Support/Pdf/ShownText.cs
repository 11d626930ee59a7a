namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>A string that a content stream shows.</summary>
/// <param name="Where">The page or tile, in words.</param>
/// <param name="Mcid">The identifier of its marked-content sequence. Null in artifacts and tiles.</param>
internal sealed record ShownText(string Where, int? Mcid, PdfValue.Dictionary Font, byte[] Bytes)
{
    /// <summary>Returns the codes of a font with codes of one or two bytes.</summary>
    public IEnumerable<int> CodesOf(int length) =>
        length == 1 ? Bytes.Select(value => (int)value) : Bytes.Chunk(2).Select(pair => pair.Length == 2 ? (pair[0] << 8) | pair[1] : 0);
}
