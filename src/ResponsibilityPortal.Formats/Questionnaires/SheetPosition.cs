using System.Globalization;
using System.Xml;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>
/// The row and column at which the reader of a sheet is. Rows and cells without a number follow the one before. A sheet whose rows or cells
/// are repeated or out of order is refused, as spreadsheets do: it isn't clear which of them an answer belongs to.
/// </summary>
internal sealed class SheetPosition
{
    /// <summary>From 1; 0 before the first row.</summary>
    public int Row { get; private set; }

    /// <summary>From 1; 0 before the first cell of a row.</summary>
    public int Column { get; private set; }

    /// <exception cref="QuestionnaireRefusedException">The row isn't after the one before, or no sheet can have it.</exception>
    public void EnterRow(XmlReader xml)
    {
        var row =
            xml.GetAttribute("r") is not { } named ? Row + 1
            : int.TryParse(named, CultureInfo.InvariantCulture, out var number) ? number
            : 0;
        (Row, Column) = row > Row && row <= CellReference.RowMaxCount ? (row, 0) : throw WorkbookPackage.Damaged();
    }

    /// <exception cref="QuestionnaireRefusedException">The cell isn't after the one before, or no sheet can have it.</exception>
    public void EnterCell(XmlReader xml)
    {
        var column =
            xml.GetAttribute("r") is not { } named ? Column + 1
            : CellReference.TryRead(named, out var number, out int _) ? number
            : 0;
        Column = Row > 0 && column > Column && column <= CellReference.ColumnMaxCount ? column : throw WorkbookPackage.Damaged();
    }
}
