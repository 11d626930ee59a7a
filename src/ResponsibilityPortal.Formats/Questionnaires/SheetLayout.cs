namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>Where the rows and cells of a sheet are in the text of its part, as offsets in characters.</summary>
internal sealed class SheetLayout
{
    /// <summary>The rows by number. Rows without a cell are left out.</summary>
    public Dictionary<int, Row> Rows { get; } = [];

    /// <summary>The last column with content or a merged range, from 1.</summary>
    public int LastColumn { get; set; }

    /// <summary>The range of the used cells: where its text is, and the text.</summary>
    public (int Start, string Text)? Dimension { get; set; }

    /// <summary>The end of the list of column widths, and the last column that it names; null when there is no list.</summary>
    public (int End, int Last)? Widths { get; set; }

    /// <summary>The beginning of the rows.</summary>
    public int Data { get; set; }

    /// <summary>The namespace prefix of the part's elements, with its colon; "" for none.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Reads the layout of a part.</summary>
    /// <param name="question">The column whose style the new cells get, from 1.</param>
    /// <exception cref="QuestionnaireRefusedException">The part is damaged.</exception>
    public static SheetLayout Of(string text, int question, CancellationToken cancellationToken)
    {
        using var reader = new StringReader(text);
        return WorkbookPackage.ReadXml(
            reader,
            xml => new SheetLayoutReader(xml, new TextOffsets(text), question).Read(cancellationToken)
        );
    }

    /// <summary>A row with its cells.</summary>
    public sealed class Row
    {
        public List<Cell> Cells { get; } = [];

        /// <summary>The beginning of the row's end tag.</summary>
        public int End { get; set; }

        /// <summary>The index of the style of the cell with the question; null for the default.</summary>
        public int? Style { get; set; }
    }

    /// <summary>A cell from its start tag to the end of its end tag.</summary>
    /// <param name="HasContent">Whether it has a value or a formula, and not only a style.</param>
    public readonly record struct Cell(int Column, int Start, int End, bool HasContent);
}
