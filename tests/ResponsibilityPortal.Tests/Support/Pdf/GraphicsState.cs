namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>The part of the graphics state (ISO 32000-1, 8.4) that the checks need.</summary>
internal sealed record GraphicsState
{
    public PdfValue.Dictionary? Font { get; init; }

    public string FillSpace { get; init; } = "DeviceGray";

    public string StrokeSpace { get; init; } = "DeviceGray";
}
